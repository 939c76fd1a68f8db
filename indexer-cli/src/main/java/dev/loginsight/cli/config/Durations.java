package dev.loginsight.cli.config;

import java.time.Duration;

/** Spans of time as people write them. */
public final class Durations {
    private Durations() {}

    /**
     * Such as {@code 500ms}, {@code 30s}, {@code 10m}, {@code 2h}, {@code 1d} or ISO 8601's {@code PT10M}.
     *
     * @throws IllegalArgumentException whose message follows "must be"
     */
    public static Duration parse(String text) {
        return Kind.duration(text);
    }
}
