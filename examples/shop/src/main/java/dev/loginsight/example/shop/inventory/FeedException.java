package dev.loginsight.example.shop.inventory;

/** A supplier's delivery note cannot be read. */
public class FeedException extends RuntimeException {
    public FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
