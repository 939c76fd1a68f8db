package dev.loginsight.example.shop.pricing;

import java.util.List;

/**
 * What a cart costs right now.
 *
 * @param goods sum of the lines
 * @param discount taken off the goods
 * @param shipping zero above the free-shipping threshold
 */
public record Quote(List<QuoteLine> lines, Money goods, Money discount, Money shipping) {
    public Quote {
        lines = List.copyOf(lines);
    }

    public Money total() {
        return goods.minus(discount).plus(shipping);
    }
}
