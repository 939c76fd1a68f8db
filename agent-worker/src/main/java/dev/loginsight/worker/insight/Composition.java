package dev.loginsight.worker.insight;

import dev.loginsight.core.insight.Insight;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An insight, and how far its making got.
 *
 * @param located whether a repository matched and could be searched
 * @param model how asking the model ended
 * @param retryAfter how long the model's endpoint wants to be left alone; null when it did not say
 */
public record Composition(
        Insight insight,
        boolean located,
        ModelPart model,
        @Nullable Duration retryAfter) {
    /** How asking the model ended. */
    public enum ModelPart {
        /** None is configured, or there was nothing to ask about. */
        NOT_ASKED,
        ANSWERED,
        FAILED
    }

    /** Whether another analysis of the same error could say more. */
    public boolean complete() {
        return located && model != ModelPart.FAILED;
    }
}
