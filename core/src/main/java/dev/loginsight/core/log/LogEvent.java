package dev.loginsight.core.log;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One log record after normalisation, whatever source it came from. Field names follow OpenTelemetry's Logs Data Model.
 *
 * @param id the sender's id, or one we gave; the same id within 24 hours is the same event
 * @param timestamp when it happened, by the sender's clock
 * @param observedTimestamp when we received it
 * @param severityNumber OpenTelemetry severity number 1..24, 0 when the sender gave none
 * @param service the sender's name for itself; {@code unknown} when it gave none
 * @param message the record's text without its stack trace
 * @param stackTrace the exception chain as structure; null when there is none or it could not be read
 * @param stackTraceText the trace as it was printed, secrets redacted; null when there is none
 * @param attributes everything else the sender said
 */
public record LogEvent(
        String id,
        Instant timestamp,
        Instant observedTimestamp,
        int severityNumber,
        String service,
        String message,
        @Nullable String logger,
        @Nullable String thread,
        @Nullable String traceId,
        @Nullable String spanId,
        @Nullable StackTrace stackTrace,
        @Nullable String stackTraceText,
        Map<String, String> attributes) {
    public static final String UNKNOWN_SERVICE = "unknown";

    public LogEvent {
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(observedTimestamp, "observedTimestamp");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank");
        }
        if (severityNumber < 0 || severityNumber > 24) {
            throw new IllegalArgumentException("severityNumber must be 0..24: " + severityNumber);
        }
        attributes = Map.copyOf(attributes);
    }

    public Severity severity() {
        return Severity.ofNumber(severityNumber);
    }

    /** The message, then the printed trace: what a person would have read in the log. */
    public String text() {
        return stackTraceText == null ? message : message + "\n" + stackTraceText;
    }
}
