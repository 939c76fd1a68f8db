package dev.loginsight.core.insight;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one group of equal errors (one fingerprint). Everything a model would have said is null when none was
 * asked or none answered; {@code note} then says why.
 *
 * @param id derived from the fingerprint: analysing the same group again gives the same id
 * @param fingerprint hexadecimal
 * @param severity name of {@link dev.loginsight.core.log.Severity}
 * @param occurrences distinct events of the group, 0 until the store has counted
 * @param status one of {@link #STATUSES}, {@code open} at first
 * @param exceptionType type of the root cause; null for a log without a trace
 * @param stackTrace one printed trace of the group; null when there is none
 * @param suspects most suspect first
 * @param rootCause one or two sentences; null without a model's answer
 * @param confidence 0..1, the model's own; null without a model's answer
 * @param model the chat model that answered; null when none did
 * @param note plain words on how the insight came about, such as that no model is configured; null when there is nothing to say
 * @param repository the indexed repository the suspects are in; null when none is indexed
 * @param analyzedAt when the analysis ended
 */
public record Insight(
        String id,
        String fingerprint,
        String title,
        String service,
        String severity,
        long occurrences,
        Instant firstSeen,
        Instant lastSeen,
        String status,
        @Nullable String exceptionType,
        String message,
        @Nullable String stackTrace,
        List<Suspect> suspects,
        @Nullable String rootCause,
        @Nullable String explanation,
        List<Citation> citations,
        @Nullable Fix fix,
        @Nullable Double confidence,
        @Nullable String model,
        @Nullable String note,
        @Nullable String repository,
        Instant analyzedAt) {
    public static final String STATUS_OPEN = "open";

    /** Every status there is. */
    public static final List<String> STATUSES = List.of(STATUS_OPEN);

    public Insight {
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(lastSeen, "lastSeen");
        Objects.requireNonNull(analyzedAt, "analyzedAt");
        suspects = List.copyOf(suspects);
        citations = List.copyOf(citations);
    }

    /** The same insight with the store's count and the span of time it has seen. */
    public Insight counted(long occurrences, Instant firstSeen, Instant lastSeen) {
        return new Insight(
                id,
                fingerprint,
                title,
                service,
                severity,
                occurrences,
                firstSeen,
                lastSeen,
                status,
                exceptionType,
                message,
                stackTrace,
                suspects,
                rootCause,
                explanation,
                citations,
                fix,
                confidence,
                model,
                note,
                repository,
                analyzedAt);
    }
}
