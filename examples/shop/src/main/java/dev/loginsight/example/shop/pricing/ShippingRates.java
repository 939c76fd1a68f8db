package dev.loginsight.example.shop.pricing;

import dev.loginsight.example.shop.catalog.Catalog;
import dev.loginsight.example.shop.catalog.Product;
import java.util.List;

/** Shipping by weight: a base fee, and a surcharge for each begun five kilograms beyond the first. */
public final class ShippingRates {
    private static final int STEP_GRAMS = 5_000;

    private final Catalog catalog;
    private final int baseMinor;
    private final int surchargeMinor;
    private final long freeFromMinor;

    public ShippingRates(Catalog catalog, int baseMinor, int surchargeMinor, long freeFromMinor) {
        this.catalog = catalog;
        this.baseMinor = baseMinor;
        this.surchargeMinor = surchargeMinor;
        this.freeFromMinor = freeFromMinor;
    }

    public Money rateFor(List<QuoteLine> lines, Money goods) {
        if (goods.minor() >= freeFromMinor) {
            return Money.zero(goods.currency());
        }
        long steps = Math.max(0, gramsOf(lines) - 1) / STEP_GRAMS;
        return new Money(baseMinor + steps * surchargeMinor, goods.currency());
    }

    private long gramsOf(List<QuoteLine> lines) {
        long grams = 0;
        for (QuoteLine line : lines) {
            grams += (long) line.quantity()
                    * catalog.find(line.sku()).map(Product::grams).orElse(0);
        }
        return grams;
    }
}
