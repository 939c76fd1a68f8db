package dev.loginsight.worker.agent;

import dev.loginsight.core.insight.Citation;
import dev.loginsight.core.insight.Fix;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How asking a model about one error ended. */
public sealed interface Verdict {
    /**
     * The model answered, and what it says about code has been checked.
     *
     * @param citations only those whose file and lines exist
     * @param fix null when there was none that applies to the code as it is
     * @param confidence 0..1; null when the model gave none
     * @param notes sentences on what was dropped from the answer
     */
    record Answered(
            String model,
            String rootCause,
            String explanation,
            List<Citation> citations,
            @Nullable Fix fix,
            @Nullable Double confidence,
            List<String> notes)
            implements Verdict {
        public Answered {
            citations = List.copyOf(citations);
            notes = List.copyOf(notes);
        }
    }

    /**
     * No answer.
     *
     * @param reason a sentence for a person
     * @param retryAfter how long the endpoint wants to be left alone; null when it did not say
     */
    record Unanswered(String reason, @Nullable Duration retryAfter) implements Verdict {}
}
