package dev.loginsight.example.shop.orders;

import dev.loginsight.example.shop.pricing.Money;
import dev.loginsight.example.shop.pricing.Quote;
import java.time.Instant;

/**
 * What somebody bought.
 *
 * @param customerId empty for a guest
 */
public record Order(String number, String customerId, Quote quote, Instant placedAt, OrderStatus status) {
    public Money total() {
        return quote.total();
    }

    Order with(OrderStatus next) {
        return new Order(number, customerId, quote, placedAt, next);
    }
}
