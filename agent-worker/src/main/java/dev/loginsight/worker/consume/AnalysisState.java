package dev.loginsight.worker.consume;

import dev.loginsight.core.log.Fingerprint;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.worker.insight.ErrorGroup;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the worker remembers of one group, on {@link StateTopic#TOPIC} under the fingerprint.
 *
 * @param status whether the analysis is still to be made
 * @param at when this became so; of two states the later holds
 * @param partition of the error topic that the group's events come from: who reads it makes the analysis
 * @param event the event to analyse; null once it has been
 * @param firstSeen of the events that led to the analysis
 * @param model identity of the model that was configured when the group was analysed; null for none
 * @param answered whether that model answered
 * @param complete whether another analysis would bring nothing more
 * @param failures incomplete analyses so far
 * @param retryAt when a later occurrence is worth another analysis; null when it never is
 */
record AnalysisState(
        Status status,
        Instant at,
        int partition,
        @Nullable LogEvent event,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable String model,
        boolean answered,
        boolean complete,
        int failures,
        @Nullable Instant retryAt) {
    enum Status {
        PENDING,
        ANALYSED
    }

    AnalysisState {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(at, "at");
        if (status == Status.PENDING && (event == null || firstSeen == null || lastSeen == null)) {
            throw new IllegalArgumentException("a pending analysis needs its event and its times");
        }
    }

    static AnalysisState pending(
            Instant at, int partition, LogEvent event, Instant firstSeen, Instant lastSeen, int failures) {
        return new AnalysisState(
                Status.PENDING, at, partition, event, firstSeen, lastSeen, null, false, false, failures, null);
    }

    static AnalysisState analysed(
            Instant at,
            int partition,
            @Nullable String model,
            boolean answered,
            boolean complete,
            int failures,
            @Nullable Instant retryAt) {
        return new AnalysisState(
                Status.ANALYSED, at, partition, null, null, null, model, answered, complete, failures, retryAt);
    }

    boolean isPending() {
        return status == Status.PENDING;
    }

    /** The group to analyse. Only for a pending state. */
    ErrorGroup group(Fingerprint fingerprint) {
        if (event == null || firstSeen == null || lastSeen == null) {
            throw new IllegalStateException("this group was analysed at " + at);
        }
        return new ErrorGroup(fingerprint, event, firstSeen, lastSeen);
    }
}
