package dev.loginsight.example.shop.catalog;

/**
 * Something for sale.
 *
 * @param sku stock keeping unit, such as {@code KIT-104}
 * @param grams weight when packed
 */
public record Product(String sku, String name, Category category, int grams) {
    public Product {
        if (grams <= 0) {
            throw new IllegalArgumentException("weight must be positive: " + sku);
        }
    }
}
