package dev.loginsight.worker.insight;

import dev.loginsight.worker.evidence.Excerpts;

/** How much of a log travels in an insight: enough to read, and together far below what Kafka takes in one record. */
final class Bounds {
    private static final int NAME = 500;
    private static final int MESSAGE = 16_000;
    private static final int TRACE = 48_000;

    private Bounds() {}

    static String name(String text) {
        return Excerpts.head(text, NAME);
    }

    static String message(String text) {
        return Excerpts.headAndTail(text, MESSAGE);
    }

    static String trace(String text) {
        return Excerpts.headAndTail(text, TRACE);
    }
}
