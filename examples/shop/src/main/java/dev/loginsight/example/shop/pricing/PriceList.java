package dev.loginsight.example.shop.pricing;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each product costs, a price a currency. */
public final class PriceList {
    private final Map<String, Map<Currency, Money>> prices = new HashMap<>();

    public void set(String sku, Money price) {
        prices.computeIfAbsent(sku, key -> new HashMap<>()).put(price.currency(), price);
    }

    /** The price of one piece; null when the product is not sold in that currency. */
    public @Nullable Money priceOf(String sku, Currency currency) {
        return prices.getOrDefault(sku, Map.of()).get(currency);
    }
}
