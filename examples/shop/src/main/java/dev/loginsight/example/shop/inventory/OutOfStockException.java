package dev.loginsight.example.shop.inventory;

/** Fewer pieces on the shelf than asked for. */
public class OutOfStockException extends RuntimeException {
    public OutOfStockException(String sku, int wanted, int available) {
        super("only " + available + " of " + sku + " left, " + wanted + " wanted");
    }
}
