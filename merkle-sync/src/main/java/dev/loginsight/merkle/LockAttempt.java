package dev.loginsight.merkle;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What came of trying to take an {@link IndexLock}. */
public sealed interface LockAttempt {
    record Acquired(IndexLock lock) implements LockAttempt {}

    /**
     * Somebody else has it.
     *
     * @param pid of the process; empty when it has not written it down yet
     */
    record Held(OptionalLong pid, Optional<Instant> since) implements LockAttempt {
        /** Such as {@code held by process 4711 since 2026-03-01T12:00:00Z}. */
        public String sentence() {
            String who = pid.isPresent() ? "process " + pid.getAsLong() : "another process";
            return "held by " + who + since.map(time -> " since " + time).orElse("");
        }
    }
}
