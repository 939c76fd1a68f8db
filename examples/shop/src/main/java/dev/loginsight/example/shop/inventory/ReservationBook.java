package dev.loginsight.example.shop.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who holds what, and for how long. */
public final class ReservationBook {
    private static final Logger log = LoggerFactory.getLogger(ReservationBook.class);

    private final Stock stock;
    private final Clock clock;
    private final Duration validity;
    private final Map<String, Reservation> open = new LinkedHashMap<>();
    private final List<Consumer<Reservation>> expiryListeners = new ArrayList<>();
    private int lastId;

    public ReservationBook(Stock stock, Clock clock, Duration validity) {
        this.stock = stock;
        this.clock = clock;
        this.validity = validity;
    }

    /** Calls the listener for each reservation whose time is up. */
    public void onExpiry(Consumer<Reservation> listener) {
        expiryListeners.add(listener);
    }

    public Reservation hold(String cartId, String sku, int quantity) {
        stock.take(sku, quantity);
        Instant until = clock.instant().plus(validity);
        Reservation reservation = new Reservation("R" + ++lastId, cartId, sku, quantity, until);
        open.put(reservation.id(), reservation);
        return reservation;
    }

    /** The goods were sold. */
    public void consume(String id) {
        open.remove(id);
    }

    /** The goods go back on the shelf. */
    public void release(String id) {
        Reservation reservation = open.remove(id);
        if (reservation != null) {
            stock.put(reservation.sku(), reservation.quantity());
        }
    }

    /** Announces the reservations whose time is up; returns how many there were. */
    public int expire() {
        Instant now = clock.instant();
        int expired = 0;
        for (Reservation reservation : open.values()) {
            if (reservation.expiredAt(now)) {
                log.info("Reservation {} of cart {} has run out", reservation.id(), reservation.cartId());
                expiryListeners.forEach(listener -> listener.accept(reservation));
                expired++;
            }
        }
        return expired;
    }

    public int size() {
        return open.size();
    }
}
