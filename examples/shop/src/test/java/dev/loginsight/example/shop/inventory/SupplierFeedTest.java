package dev.loginsight.example.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SupplierFeedTest {
    private final SupplierFeed feed = new SupplierFeed("ironworks");

    @Test
    void read_skipsRemarksAndEmptyRows() {
        assertThat(feed.read("# note 7\n\nKIT-101; 40 ;B7\n")).containsExactly(new Delivery("KIT-101", 40, "B7"));
    }

    @Test
    void read_rowWithoutBatch_hasAnEmptyOne() {
        assertThat(feed.read("KIT-101;5")).containsExactly(new Delivery("KIT-101", 5, ""));
    }

    @Test
    void read_rowWithoutPieces_namesRowAndSupplier() {
        assertThatThrownBy(() -> feed.read("KIT-101;5\nKIT-102"))
                .isInstanceOf(FeedException.class)
                .hasMessage("row 2 of ironworks cannot be read");
    }
}
