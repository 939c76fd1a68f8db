package dev.loginsight.example.shop.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a longer list.
 *
 * @param number 1 for the first page
 * @param pages how many there are
 * @param anchor the item the page begins with, for the "jump to" links; null when the list is empty
 */
public record Page<T>(
        List<T> items, int number, int pages, @Nullable T anchor) {
    public Page {
        items = List.copyOf(items);
    }

    /** Cuts one page out of a list; a number beyond either end shows the nearest page. */
    public static <T> Page<T> of(List<T> all, int number, int size) {
        if (all.isEmpty()) {
            return new Page<>(List.of(), 1, 1, null);
        }
        int pages = all.size() / size + 1;
        int shown = Math.clamp(number, 1, pages);
        int from = (shown - 1) * size;
        int to = Math.min(from + size, all.size());
        return new Page<>(all.subList(from, to), shown, pages, all.get(from));
    }

    public boolean isLast() {
        return number == pages;
    }
}
