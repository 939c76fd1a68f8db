package dev.loginsight.example.shop.orders;

/** An order could not be completed for a reason that is ours. */
public class CheckoutException extends RuntimeException {
    public CheckoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
