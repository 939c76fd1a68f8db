package dev.loginsight.example.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {
    private final List<Integer> thirteen = IntStream.rangeClosed(1, 13).boxed().toList();

    @Test
    void of_firstPage_isFull() {
        Page<Integer> page = Page.of(thirteen, 1, 6);
        assertThat(page.items()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(page.pages()).isEqualTo(3);
        assertThat(page.isLast()).isFalse();
    }

    @Test
    void of_lastPage_holdsTheRest() {
        Page<Integer> page = Page.of(thirteen, 3, 6);
        assertThat(page.items()).containsExactly(13);
        assertThat(page.anchor()).isEqualTo(13);
        assertThat(page.isLast()).isTrue();
    }

    @Test
    void of_numberBeyondTheEnd_isTheLastPage() {
        assertThat(Page.of(thirteen, 99, 6).number()).isEqualTo(3);
    }

    @Test
    void of_emptyList_isOneEmptyPage() {
        Page<Integer> page = Page.of(List.of(), 1, 6);
        assertThat(page.items()).isEmpty();
        assertThat(page.pages()).isEqualTo(1);
    }
}
