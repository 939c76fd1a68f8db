package dev.loginsight.example.shop.inventory;

/** A delivery was not taken into stock. */
public class RestockException extends RuntimeException {
    public RestockException(String message, Throwable cause) {
        super(message, cause);
    }
}
