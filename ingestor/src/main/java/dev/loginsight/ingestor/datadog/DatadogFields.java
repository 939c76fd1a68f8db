package dev.loginsight.ingestor.datadog;

import dev.loginsight.ingestor.normalize.BadEventException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where our fields stand in the bodies that a user's template makes. What is configured goes before the defaults, which fit the
 * template in {@code docs/sources/datadog.md} and Datadog's own shapes of a log.
 */
final class DatadogFields {
    private static final List<String> OURS = List.of(
            "id", "timestamp", "severity", "service", "message", "logger", "thread", "traceId", "spanId", "stackTrace");

    private static final Map<String, List<String>> DEFAULTS = Map.of(
            "id", List.of("id", "_id", "event_id"),
            "timestamp", List.of("timestamp", "date", "time", "last_updated"),
            "severity", List.of("severity", "alert_type", "status", "level"),
            "service", List.of("service"),
            "message", List.of("message", "body", "text", "msg"),
            "logger", List.of("logger.name"),
            "thread", List.of("logger.thread_name"),
            "traceId", List.of("dd.trace_id", "trace_id"),
            "spanId", List.of("dd.span_id", "span_id"),
            "stackTrace", List.of("error.stack", "stack"));

    private final Map<String, FieldPath> configured = new LinkedHashMap<>();

    /** @param fields ours, case and hyphens ignored; other names become attributes */
    DatadogFields(Map<String, String> fields) {
        fields.forEach((name, path) -> {
            if (!path.isBlank()) {
                configured.put(ours(name), FieldPath.of(path));
            }
        });
    }

    private static String ours(String name) {
        String plain = name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
        return OURS.stream()
                .filter(field -> field.toLowerCase(Locale.ROOT).equals(plain))
                .findFirst()
                .orElse(name);
    }

    /**
     * Moves values to where our own API has them.
     *
     * @param record changed
     * @param body where configured paths are looked up that the record does not have
     * @throws BadEventException when there is nothing where the message is configured to be
     */
    void apply(ObjectNode record, JsonNode body) {
        FieldPath message = configured.get("message");
        if (message != null && message.find(record).or(() -> message.find(body)).isEmpty()) {
            throw new BadEventException(
                    "it has nothing at %s, where loginsight.datadog.fields.message says that the message is; correct that key or the template"
                            .formatted(message.text()));
        }
        applyWhereFound(record, body);
    }

    void applyWhereFound(ObjectNode record, JsonNode body) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        configured.forEach(
                (field, path) -> path.find(record).or(() -> path.find(body)).ifPresent(value -> {
                    path.remove(record);
                    found.put(field, value);
                }));
        for (String field : OURS) {
            if (!configured.containsKey(field)) {
                take(field, record).ifPresent(value -> found.put(field, value));
            }
        }
        found.forEach(record::set);
    }

    private static Optional<JsonNode> take(String field, ObjectNode record) {
        for (String name : DEFAULTS.getOrDefault(field, List.of())) {
            FieldPath path = FieldPath.of(name);
            Optional<JsonNode> value = path.find(record).filter(DatadogFields::isFilled);
            if (value.isPresent()) {
                path.remove(record);
                return value;
            }
        }
        return Optional.empty();
    }

    private static boolean isFilled(JsonNode value) {
        return !value.isString() || !value.stringValue().isBlank();
    }
}
