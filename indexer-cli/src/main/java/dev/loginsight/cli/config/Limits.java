package dev.loginsight.cli.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Bounds of values beyond their form. The applications in {@code serve} refuse the same values when they start, but cannot say
 * which line of which file one came from.
 */
final class Limits {
    private interface Bound {
        /** @throws IllegalArgumentException with the words that follow "must be" */
        void check(String text);
    }

    private static final Map<Key, Bound> BOUNDS = new EnumMap<>(Map.of(
            Key.INDEX_INTERVAL, atLeast(Duration.ofSeconds(1), "1s"),
            Key.MODEL_TIMEOUT, atLeast(Duration.ofMillis(1), "1ms"),
            Key.KAFKA_TIMEOUT, atLeast(Duration.ofMillis(100), "100ms"),
            Key.WORKER_RETRY_DELAY, atLeast(Duration.ofMillis(1), "1ms"),
            Key.STATS_RETENTION, atLeast(Duration.ofHours(1), "1h"),
            Key.API_HEARTBEAT, atLeast(Duration.ofMillis(100), "100ms"),
            Key.INDEX_MAX_FILE_SIZE, size(0, "0B", 64L << 20, "64MB"),
            Key.INGEST_MAX_BODY, size(1, "1B", 511L << 20, "511MB, as a body is held in memory"),
            Key.STATS_MEMORY, size(16L << 20, "16MB", Long.MAX_VALUE, ""),
            Key.WORKER_PARALLEL_ANALYSES, Limits::atMost64));

    private Limits() {}

    /** @throws IllegalArgumentException with the words that follow "must be" */
    static void check(Key key, String text) {
        Bound bound = BOUNDS.get(key);
        if (bound != null) {
            bound.check(text);
        }
    }

    private static Bound atLeast(Duration least, String shown) {
        return text -> require(Kind.duration(text).compareTo(least) >= 0, "at least " + shown);
    }

    private static Bound size(long least, String shownLeast, long most, String shownMost) {
        return text -> {
            require(Kind.size(text) >= least, "at least " + shownLeast);
            require(Kind.size(text) <= most, "at most " + shownMost);
        };
    }

    private static void atMost64(String text) {
        require(Kind.positive(text) <= 64, "a number from 1 to 64");
    }

    private static void require(boolean holds, String words) {
        if (!holds) {
            throw new IllegalArgumentException(words);
        }
    }
}
