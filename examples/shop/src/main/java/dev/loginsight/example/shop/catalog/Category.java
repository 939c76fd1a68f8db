package dev.loginsight.example.shop.catalog;

import java.util.Locale;
import java.util.Optional;

/** The shelves of the shop. */
public enum Category {
    KITCHEN,
    GARDEN,
    BOOKS,
    GIFTS;

    /** The category a visitor wrote in an address, in any case. */
    public static Optional<Category> named(String text) {
        for (Category category : values()) {
            if (category.slug().equals(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
