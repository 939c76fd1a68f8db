package dev.loginsight.example.shop.pricing;

import dev.loginsight.example.shop.cart.Cart;
import dev.loginsight.example.shop.cart.CartLine;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prices a cart in the currency the visitor looks at. */
public final class QuoteService {
    private static final Logger log = LoggerFactory.getLogger(QuoteService.class);

    private final PriceList prices;
    private final DiscountPolicy discounts;
    private final ShippingRates shipping;

    public QuoteService(PriceList prices, DiscountPolicy discounts, ShippingRates shipping) {
        this.prices = prices;
        this.discounts = discounts;
        this.shipping = shipping;
    }

    public Quote quote(Cart cart, Currency currency) {
        List<QuoteLine> lines = new ArrayList<>();
        for (CartLine line : cart.lines()) {
            lines.add(priced(line, currency));
        }
        Money goods = lines.stream().map(QuoteLine::amount).reduce(Money.zero(currency), Money::plus);
        Money discount = discounts.discountFor(lines, goods);
        Quote quote = new Quote(lines, goods, discount, shipping.rateFor(lines, goods));
        log.info("Quoted cart {}: {} lines, {} in all", cart.id(), lines.size(), quote.total());
        return quote;
    }

    private QuoteLine priced(CartLine line, Currency currency) {
        Money unitPrice = prices.priceOf(line.sku(), currency);
        Money amount = unitPrice.times(line.quantity());
        return new QuoteLine(line.sku(), line.quantity(), unitPrice, amount);
    }
}
