package dev.loginsight.ingestor.normalize;

import dev.loginsight.core.log.StackTrace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a source found out on one record, as the sender said it; filled field by field, then made an event. */
public final class Draft {
    private @Nullable String id;
    private @Nullable Instant timestamp;
    private int severityNumber;
    private @Nullable String service;
    private @Nullable String message;
    private @Nullable String logger;
    private @Nullable String thread;
    private @Nullable String traceId;
    private @Nullable String spanId;
    private @Nullable StackTrace stackTrace;
    private @Nullable String stackTraceText;
    private final Map<String, String> attributes = new LinkedHashMap<>();

    public Draft id(@Nullable String value) {
        id = value;
        return this;
    }

    public Draft timestamp(@Nullable Instant value) {
        timestamp = value;
        return this;
    }

    public Draft severityNumber(int value) {
        severityNumber = value;
        return this;
    }

    public Draft service(@Nullable String value) {
        service = value;
        return this;
    }

    public Draft message(@Nullable String value) {
        message = value;
        return this;
    }

    public Draft logger(@Nullable String value) {
        logger = value;
        return this;
    }

    public Draft thread(@Nullable String value) {
        thread = value;
        return this;
    }

    public Draft traceId(@Nullable String value) {
        traceId = value;
        return this;
    }

    public Draft spanId(@Nullable String value) {
        spanId = value;
        return this;
    }

    /** A trace that the sender gave as structure. */
    public Draft stackTrace(@Nullable StackTrace value) {
        stackTrace = value;
        return this;
    }

    /** A trace as it was printed. */
    public Draft stackTraceText(@Nullable String value) {
        stackTraceText = value;
        return this;
    }

    public Draft attribute(String key, String value) {
        attributes.put(key, value);
        return this;
    }

    public @Nullable String id() {
        return id;
    }

    public @Nullable Instant timestamp() {
        return timestamp;
    }

    public int severityNumber() {
        return severityNumber;
    }

    public @Nullable String service() {
        return service;
    }

    public @Nullable String message() {
        return message;
    }

    public @Nullable String logger() {
        return logger;
    }

    public @Nullable String thread() {
        return thread;
    }

    public @Nullable String traceId() {
        return traceId;
    }

    public @Nullable String spanId() {
        return spanId;
    }

    public @Nullable StackTrace stackTrace() {
        return stackTrace;
    }

    public @Nullable String stackTraceText() {
        return stackTraceText;
    }

    public Map<String, String> attributes() {
        return attributes;
    }
}
