package dev.loginsight.example.shop.payments;

/** A payment could not even be attempted. */
public class PaymentException extends RuntimeException {
    public PaymentException(String message, Throwable cause) {
        super(message, cause);
    }
}
