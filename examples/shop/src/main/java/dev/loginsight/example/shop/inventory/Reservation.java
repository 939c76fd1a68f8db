package dev.loginsight.example.shop.inventory;

import java.time.Instant;

/** Pieces held for a cart until a moment. */
public record Reservation(String id, String cartId, String sku, int quantity, Instant until) {
    public boolean expiredAt(Instant now) {
        return !now.isBefore(until);
    }
}
