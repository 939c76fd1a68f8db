package dev.loginsight.insightstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the database keeps them. A sender's clock may say anything, so what does not fit becomes the nearest that does. */
final class Micros {
    private Micros() {}

    static long of(Instant time) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        } catch (ArithmeticException e) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
