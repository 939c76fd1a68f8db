package dev.loginsight.worker.agent;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait between two tries: what the endpoint asked for, else exponential growth with "equal jitter" (M. Brooker,
 * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015), so that many workers do not come back at once.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** An endpoint that wants more time than this gets it, but not while a thread waits for it. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofSeconds(60);

    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Sleeper sleeper;
    private final RandomGenerator random;

    Backoff(Sleeper sleeper, RandomGenerator random) {
        this.sleeper = sleeper;
        this.random = random;
    }

    boolean mayWait(@Nullable Duration retryAfter) {
        return retryAfter == null || retryAfter.compareTo(LONGEST_ASKED_FOR) <= 0;
    }

    /** @param attempt the one that failed, 1-based */
    void pause(int attempt, @Nullable Duration retryAfter) throws InterruptedException {
        sleeper.sleep(retryAfter == null ? grown(attempt) : retryAfter.plusMillis(random.nextLong(0, 250)));
    }

    private Duration grown(int attempt) {
        long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 10));
        // Half of it is certain: a pause of nothing would be no pause.
        return Duration.ofMillis(ceiling / 2 + random.nextLong(0, ceiling / 2 + 1));
    }
}
