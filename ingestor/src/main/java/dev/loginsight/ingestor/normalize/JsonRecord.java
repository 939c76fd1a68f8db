package dev.loginsight.ingestor.normalize;

import dev.loginsight.core.log.StackTraceParser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads one JSON object as a log record. The names are those of our own API and, as second choice, those that logback's and
 * log4j's JSON encoders, ECS, OpenTelemetry, pino, bunyan, zap and Python's JSON formatters use. What is left over becomes
 * attributes, nested names joined by dots.
 */
public final class JsonRecord {
    private static final List<String> ID = List.of("id", "eventId", "event_id", "event.id", "_id");
    private static final List<String> TIMESTAMP = List.of(
            "timestamp",
            "@timestamp",
            "time",
            "ts",
            "datetime",
            "date",
            "eventTime",
            "timeUnixNano",
            "timeMillis",
            "asctime");
    private static final List<String> SEVERITY = List.of(
            "severityNumber",
            "severity_number",
            "severity",
            "severityText",
            "severity_text",
            "level",
            "log.level",
            "levelname",
            "logLevel",
            "loglevel",
            "lvl",
            "level_value");
    private static final List<String> SYSLOG =
            List.of("log.syslog.severity.code", "syslog.severity.code", "syslog.severity", "syslog_severity");
    private static final List<String> SERVICE = List.of(
            "service",
            "service.name",
            "serviceName",
            "service_name",
            "resource.service.name",
            "resource.attributes.service.name",
            "app",
            "appName",
            "application",
            "application_name");
    private static final List<String> MESSAGE = List.of("message", "msg", "body", "log", "text", "short_message");
    private static final List<String> LOGGER =
            List.of("logger", "logger_name", "loggerName", "log.logger", "logger.name");
    private static final List<String> THREAD = List.of("thread", "thread_name", "threadName", "process.thread.name");
    private static final List<String> TRACE_ID =
            List.of("traceId", "trace_id", "trace.id", "traceid", "dd.trace_id", "mdc.traceId", "contextMap.traceId");
    private static final List<String> SPAN_ID =
            List.of("spanId", "span_id", "span.id", "spanid", "dd.span_id", "mdc.spanId", "contextMap.spanId");
    private static final List<String> STACK = List.of(
            "stackTrace",
            "stack_trace",
            "stacktrace",
            "stack",
            "error.stack_trace",
            "error.stack",
            "exception.stacktrace",
            "exception.stack_trace",
            "exception.stackTrace",
            "err.stack",
            "exc_info",
            "exception",
            "throwable",
            "thrown",
            "traceback");
    /** Names under which a whole exception may stand as an object. */
    private static final List<String> EXCEPTION =
            List.of("exception", "thrown", "throwable", "error", "err", "stackTrace", "stack_trace", "stacktrace");

    private final Map<String, JsonNode> fields;
    private final ZoneId zone;
    private final Instant now;
    private final Draft draft = new Draft();

    private JsonRecord(Map<String, JsonNode> fields, ZoneId zone, Instant now) {
        this.fields = fields;
        this.zone = zone;
        this.now = now;
    }

    /**
     * @param record an object
     * @throws BadEventException when it has no message, or an id that is too long
     */
    public static Draft read(JsonNode record, ZoneId zone, Instant now) {
        Map<String, JsonNode> fields = JsonFields.topLevel(record);
        JsonRecord reader = new JsonRecord(fields, zone, now);
        reader.exception();
        reader.messageOfAnotherShape();
        JsonFields.flatten(fields);
        reader.simpleFields();
        reader.message();
        reader.attributes();
        return reader.draft;
    }

    private void exception() {
        for (String name : EXCEPTION) {
            JsonNode value = fields.get(name);
            boolean structure = value != null && (value.isObject() || value.isArray());
            Optional<ExceptionObject> exception = structure ? ExceptionObject.read(value) : Optional.empty();
            if (exception.isPresent()) {
                draft.stackTrace(exception.get().trace())
                        .stackTraceText(exception.get().printed());
                fields.remove(name);
                exception.get().rest().forEach((key, rest) -> fields.putIfAbsent(name + "." + key, rest));
                return;
            }
        }
    }

    /** OpenTelemetry's body, or whatever object somebody logged. */
    private void messageOfAnotherShape() {
        for (String name : List.of("message", "msg", "body")) {
            JsonNode value = fields.get(name);
            if (value != null && value.isContainer()) {
                JsonNode text = value.path("stringValue");
                fields.put(name, StringNode.valueOf(JsonFields.text(text.isMissingNode() ? value : text)));
            }
        }
    }

    private void simpleFields() {
        draft.id(id());
        draft.timestamp(timestamp());
        draft.severityNumber(severity());
        draft.service(text(SERVICE));
        draft.logger(text(LOGGER));
        draft.thread(text(THREAD));
        draft.traceId(text(TRACE_ID));
        draft.spanId(text(SPAN_ID));
    }

    private @Nullable String id() {
        String id = text(ID);
        if (id != null && id.length() > Limits.ID) {
            throw new BadEventException("its id has %d characters and may have at most %d; send a shorter one or none"
                    .formatted(id.length(), Limits.ID));
        }
        return id;
    }

    private void message() {
        if (draft.stackTrace() == null && draft.stackTraceText() == null) {
            draft.stackTraceText(stackText());
        }
        JsonNode message = take(MESSAGE, node -> true);
        if (message == null) {
            if (draft.stackTrace() == null && draft.stackTraceText() == null) {
                throw new BadEventException(
                        "it has no \"message\", the one field that every event needs; put the log text there");
            }
            return; // the exception's own words will do
        }
        draft.message(JsonFields.text(message));
    }

    /** {@code error} is often a sentence, and only then a trace when it reads as one. */
    private @Nullable String stackText() {
        JsonNode stack =
                take(STACK, node -> node.isString() && !node.stringValue().isBlank());
        if (stack != null) {
            return stack.stringValue();
        }
        JsonNode error = fields.get("error");
        boolean trace = error != null
                && error.isString()
                && StackTraceParser.parse(error.stringValue()).isPresent();
        return trace ? fields.remove("error").stringValue() : null;
    }

    private @Nullable Instant timestamp() {
        Instant log4j = log4jInstant();
        if (log4j != null) {
            return log4j;
        }
        for (String name : TIMESTAMP) {
            JsonNode value = fields.get(name);
            Optional<Instant> time = value == null ? Optional.empty() : time(value);
            if (time.isPresent()) {
                fields.remove(name); // one that cannot be read stays among the attributes
                return time.get();
            }
        }
        return null;
    }

    private @Nullable Instant log4jInstant() {
        JsonNode second = fields.get("instant.epochSecond");
        if (second == null || !second.isIntegralNumber() || !second.canConvertToLong()) {
            return null;
        }
        fields.remove("instant.epochSecond");
        JsonNode nano = fields.remove("instant.nanoOfSecond");
        long nanos = nano != null && nano.isInt() ? nano.intValue() : 0;
        return Timestamps.ofEpoch(second.longValue())
                .map(instant -> instant.plusNanos(Math.clamp(nanos, 0, 999_999_999)))
                .orElse(null);
    }

    private Optional<Instant> time(JsonNode value) {
        if (value.isString()) {
            return Timestamps.parse(value.stringValue(), zone, now);
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Timestamps.ofEpoch(value.longValue());
        }
        return value.isNumber() ? Timestamps.ofEpoch(value.doubleValue()) : Optional.empty();
    }

    private int severity() {
        JsonNode python = fields.get("levelno");
        if (python != null && python.isInt()) {
            fields.remove("levelno");
            fields.remove("levelname");
            return Severities.ofPython(python.intValue());
        }
        List<String> readable = new ArrayList<>();
        int severity = 0;
        for (String name : SEVERITY) {
            JsonNode value = fields.get(name);
            int number = value == null ? 0 : severity(value);
            if (number > 0) {
                readable.add(name);
                severity = severity == 0 ? number : severity;
            }
        }
        readable.forEach(fields::remove);
        return severity == 0 ? lessUsualSeverity() : severity;
    }

    /** Datadog's {@code status}, which elsewhere may be anything, and ECS's syslog numbers. */
    private int lessUsualSeverity() {
        for (String name : SYSLOG) {
            JsonNode code = fields.get(name);
            if (code != null && code.isInt() && code.intValue() >= 0 && code.intValue() <= 7) {
                fields.remove(name);
                return Severities.ofSyslog(code.intValue());
            }
        }
        JsonNode status = fields.get("status");
        boolean word =
                status != null && status.isString() && !status.stringValue().matches("\\s*\\d.*");
        int severity = word ? Severities.ofText(status.stringValue()) : 0;
        if (severity > 0) {
            fields.remove("status");
        }
        return severity;
    }

    private static int severity(JsonNode value) {
        if (value.isString()) {
            return Severities.ofText(value.stringValue());
        }
        return value.isIntegralNumber() && value.canConvertToLong() ? Severities.ofNumber(value.longValue()) : 0;
    }

    private @Nullable String text(List<String> names) {
        JsonNode value =
                take(names, node -> node.isValueNode() && !node.asString().isBlank());
        return value == null ? null : value.asString();
    }

    private interface Check {
        boolean fits(JsonNode node);
    }

    private @Nullable JsonNode take(List<String> names, Check check) {
        for (String name : names) {
            JsonNode value = fields.get(name);
            if (value != null && check.fits(value)) {
                return fields.remove(name);
            }
        }
        return null;
    }

    /** Our own {@code attributes} lose that prefix. */
    private void attributes() {
        fields.forEach((name, value) -> {
            String key = name.startsWith("attributes.") ? name.substring("attributes.".length()) : name;
            if (!key.isBlank()) {
                draft.attribute(key, JsonFields.text(value));
            }
        });
    }
}
