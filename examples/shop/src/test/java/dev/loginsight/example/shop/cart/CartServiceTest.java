package dev.loginsight.example.shop.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.example.shop.inventory.ReservationBook;
import dev.loginsight.example.shop.inventory.Stock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CartServiceTest {
    private final Stock stock = new Stock();
    private final ReservationBook book =
            new ReservationBook(stock, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Duration.ZERO);
    private final CartService carts = new CartService(book);

    @BeforeEach
    void fill() {
        stock.put("A", 10);
        carts.follow();
    }

    @Test
    void add_keepsTheOrderOfLines() {
        stock.put("B", 1);
        carts.add("c", "B", 1);
        assertThat(carts.add("c", "A", 2).lines()).extracting(CartLine::sku).containsExactly("B", "A");
    }

    @Test
    void expiredLine_goesBackOnTheShelf() {
        Cart cart = carts.add("c", "A", 4);
        book.expire();
        assertThat(cart.isEmpty()).isTrue();
        assertThat(stock.available("A")).isEqualTo(10);
    }

    @Test
    void complete_emptiesTheCart_andKeepsTheGoods() {
        Cart cart = carts.add("c", "A", 4);
        carts.complete(cart);
        assertThat(cart.isEmpty()).isTrue();
        assertThat(stock.available("A")).isEqualTo(6);
        assertThat(book.size()).isZero();
    }
}
