package dev.loginsight.worker.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one request to the endpoint brought. */
sealed interface Reply {
    /** The text the model wrote. */
    record Text(String content) implements Reply {}

    /**
     * @param reason a sentence for a person, without the key
     * @param again whether another try may help
     * @param retryAfter how long the endpoint asked us to wait; null when it did not say
     */
    record Failure(String reason, boolean again, @Nullable Duration retryAfter) implements Reply {}
}
