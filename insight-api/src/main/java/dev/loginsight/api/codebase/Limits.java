package dev.loginsight.api.codebase;

import org.jspecify.annotations.Nullable;

/** How much may be asked for at once. */
final class Limits {
    static final int DEFAULT_K = 10;
    private static final int MOST = 100;

    private Limits() {}

    static void check(String field, @Nullable Integer value) {
        if (value != null && (value < 1 || value > MOST)) {
            throw new IllegalArgumentException(
                    "%s must be a whole number from 1 to %d, not %d.".formatted(field, MOST, value));
        }
    }

    static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
