package dev.loginsight.example.shop.cart;

import dev.loginsight.example.shop.inventory.Reservation;
import dev.loginsight.example.shop.inventory.ReservationBook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the carts, and their claims on the stock. */
public final class CartService {
    private static final Logger log = LoggerFactory.getLogger(CartService.class);

    private final Map<String, Cart> carts = new LinkedHashMap<>();
    private final ReservationBook reservations;

    public CartService(ReservationBook reservations) {
        this.reservations = reservations;
    }

    /** Starts to follow the reservations, so that a line goes when its claim on the stock has run out. */
    public void follow() {
        reservations.onExpiry(this::dropExpired);
    }

    public Cart open(String id) {
        return carts.computeIfAbsent(id, Cart::new);
    }

    public Optional<Cart> find(String id) {
        return Optional.ofNullable(carts.get(id));
    }

    /** Puts pieces into a cart and holds them in the warehouse. */
    public Cart add(String cartId, String sku, int quantity) {
        Cart cart = open(cartId);
        Reservation held = reservations.hold(cartId, sku, quantity);
        cart.add(new CartLine(sku, quantity, held.id()));
        log.info("Cart {}: {} x {} added, held as {}", cartId, quantity, sku, held.id());
        return cart;
    }

    /** Empties a cart whose goods are on their way; the held pieces leave the warehouse with them. */
    public void complete(Cart cart) {
        for (CartLine line : cart.lines()) {
            reservations.consume(line.reservation());
        }
        cart.clear();
    }

    private void dropExpired(Reservation reservation) {
        Cart cart = carts.get(reservation.cartId());
        if (cart != null && cart.removeReservation(reservation.id())) {
            log.info("Cart {}: {} x {} put back on the shelf", cart.id(), reservation.quantity(), reservation.sku());
        }
        reservations.release(reservation.id());
    }
}
