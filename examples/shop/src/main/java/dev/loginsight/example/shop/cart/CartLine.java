package dev.loginsight.example.shop.cart;

/**
 * So many pieces of one product.
 *
 * @param reservation id of the stock held for this line
 */
public record CartLine(String sku, int quantity, String reservation) {
    public CartLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be at least 1: " + quantity);
        }
    }
}
