package dev.loginsight.example.shop.cart;

import java.util.ArrayList;
import java.util.List;

/** The lines a visitor has put aside, in the order they came. */
public final class Cart {
    private final String id;
    private final List<CartLine> lines = new ArrayList<>();

    public Cart(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public List<CartLine> lines() {
        return List.copyOf(lines);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    void add(CartLine line) {
        lines.add(line);
    }

    boolean removeReservation(String reservation) {
        return lines.removeIf(line -> line.reservation().equals(reservation));
    }

    void clear() {
        lines.clear();
    }
}
