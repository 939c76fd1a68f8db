package dev.loginsight.example.shop.payments;

import java.util.Locale;
import java.util.Optional;

/** How a customer can pay. */
public enum PaymentMethod {
    CARD,
    INVOICE,
    WALLET;

    public static Optional<PaymentMethod> named(String text) {
        for (PaymentMethod method : values()) {
            if (method.name().equals(text.toUpperCase(Locale.ROOT))) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
