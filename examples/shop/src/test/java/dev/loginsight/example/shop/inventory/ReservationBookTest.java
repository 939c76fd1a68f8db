package dev.loginsight.example.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservationBookTest {
    private final Stock stock = new Stock();

    @BeforeEach
    void fill() {
        stock.put("A", 10);
    }

    @Test
    void hold_takesFromTheShelf() {
        book(Duration.ofMinutes(5)).hold("cart", "A", 4);
        assertThat(stock.available("A")).isEqualTo(6);
    }

    @Test
    void release_putsBack_once() {
        ReservationBook book = book(Duration.ofMinutes(5));
        Reservation held = book.hold("cart", "A", 4);
        book.release(held.id());
        book.release(held.id());
        assertThat(stock.available("A")).isEqualTo(10);
    }

    @Test
    void consume_doesNotPutBack() {
        ReservationBook book = book(Duration.ofMinutes(5));
        book.consume(book.hold("cart", "A", 4).id());
        assertThat(stock.available("A")).isEqualTo(6);
        assertThat(book.size()).isZero();
    }

    @Test
    void expire_timeIsUp_tellsTheListeners() {
        ReservationBook book = book(Duration.ZERO);
        List<String> told = new ArrayList<>();
        book.onExpiry(reservation -> told.add(reservation.cartId()));
        book.hold("one", "A", 1);
        book.hold("two", "A", 1);
        assertThat(book.expire()).isEqualTo(2);
        assertThat(told).containsExactly("one", "two");
    }

    @Test
    void expire_timeIsNotUp_tellsNobody() {
        ReservationBook book = book(Duration.ofMinutes(5));
        book.hold("one", "A", 1);
        assertThat(book.expire()).isZero();
    }

    private ReservationBook book(Duration validity) {
        return new ReservationBook(stock, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), validity);
    }
}
