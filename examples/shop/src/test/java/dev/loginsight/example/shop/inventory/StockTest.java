package dev.loginsight.example.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StockTest {
    private final Stock stock = new Stock();

    @Test
    void take_moreThanThereIs_takesNothing() {
        stock.put("A", 3);
        assertThatThrownBy(() -> stock.take("A", 4))
                .isInstanceOf(OutOfStockException.class)
                .hasMessage("only 3 of A left, 4 wanted");
        assertThat(stock.available("A")).isEqualTo(3);
    }

    @Test
    void take_everything_leavesNone() {
        stock.put("A", 2);
        stock.put("A", 2);
        stock.take("A", 4);
        assertThat(stock.available("A")).isZero();
    }
}
