package dev.loginsight.worker.agent;

import dev.loginsight.core.insight.Citation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered, in our format but not yet checked against the code.
 *
 * @param diff empty when the model gave none
 * @param confidence 0..1; null when the model gave none
 */
record Answer(
        String rootCause,
        String explanation,
        List<Citation> citations,
        String diff,
        @Nullable Double confidence) {
    Answer {
        citations = List.copyOf(citations);
    }
}
