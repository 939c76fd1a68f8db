package dev.loginsight.ingestor.datadog;

import dev.loginsight.ingestor.normalize.BadEventException;
import dev.loginsight.ingestor.normalize.Draft;
import dev.loginsight.ingestor.normalize.JsonRecord;
import dev.loginsight.ingestor.settings.IngestorProperties;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what Datadog sends: a webhook's body (a monitor's alert, with the log records that set it off where the template has
 * {@code $LOGS_SAMPLE}), and logs in the shapes of Datadog's own log API.
 */
final class DatadogRecords {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TITLE = "title";
    private static final List<String> TITLES = List.of(TITLE, "event_title", "alert_title");

    private final DatadogFields fields;
    private final FieldPath events;
    private final ZoneId zone;

    DatadogRecords(IngestorProperties.Datadog settings, ZoneId zone) {
        this.fields = new DatadogFields(settings.fields());
        this.events = FieldPath.of(settings.events());
        this.zone = zone;
    }

    /** @throws BadEventException when a record has no message */
    List<Draft> read(JsonNode body, Instant now) {
        ObjectNode whole = (ObjectNode) body.deepCopy();
        openTexts(whole);
        Optional<JsonNode> rows =
                events.text().isBlank() ? Optional.empty() : events.find(whole).filter(JsonNode::isArray);
        if (rows.isEmpty() || rows.get().isEmpty()) {
            return List.of(alert(whole, now));
        }
        List<Draft> records = new ArrayList<>();
        for (JsonNode row : rows.get()) {
            records.add(row(row, records.size(), whole, now));
        }
        return records;
    }

    /** A template that puts quotes around {@code $LOGS_SAMPLE} makes a text of it. */
    private static void openTexts(ObjectNode body) {
        for (Map.Entry<String, JsonNode> field : List.copyOf(body.properties())) {
            JsonNode value = field.getValue();
            if (value.isString() && value.stringValue().strip().startsWith("{")) {
                try {
                    body.set(field.getKey(), JSON.readTree(value.stringValue()));
                } catch (JacksonException justText) {
                    // It stays the text that it is.
                }
            }
        }
    }

    private Draft alert(ObjectNode whole, Instant now) {
        ObjectNode record = unwrapped(whole);
        fields.apply(record, whole);
        title(record);
        tags(record);
        return JsonRecord.read(record, zone, now);
    }

    /** A record of the sample takes from the alert what it does not say itself. */
    private Draft row(JsonNode row, int index, ObjectNode whole, Instant now) {
        ObjectNode record = row.isObject() ? unwrapped((ObjectNode) row.deepCopy()) : JSON.createObjectNode();
        if (row.isString()) {
            record.set("message", row);
        }
        columns(record, whole);
        fields.apply(record, whole);
        ObjectNode alert = whole.deepCopy();
        events.remove(alert);
        alert.remove("logs_sample");
        fields.applyWhereFound(alert, alert);
        tags(alert);
        JsonNode alertId = alert.remove("id");
        if (!record.has("id")
                && alertId != null
                && alertId.isValueNode()
                && !alertId.asString().isBlank()) {
            record.put("id", alertId.asString() + "/" + index);
        }
        alert.remove("message");
        alert.properties().forEach(field -> {
            if (!record.has(field.getKey())) {
                record.set(field.getKey(), field.getValue());
            }
        });
        return JsonRecord.read(record, zone, now);
    }

    /** {@code {"columns":["Time","Host"],"rows":[{"items":["15:21:18 UTC","web"],"message":".."}]}} */
    private static void columns(ObjectNode record, ObjectNode whole) {
        JsonNode names = whole.path("logs_sample").path("columns");
        JsonNode items = record.path("items");
        if (!names.isArray() || !items.isArray()) {
            return;
        }
        for (int i = 0; i < Math.min(names.size(), items.size()); i++) {
            String name = names.get(i).asString("").strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !items.get(i).asString("").isBlank() && !record.has(name)) {
                record.set(name, items.get(i));
            }
        }
        record.remove("items");
    }

    /** Datadog's log API puts a log into {@code attributes} or {@code content}, and its own attributes into that. */
    private static ObjectNode unwrapped(ObjectNode log) {
        for (String wrapper : List.of("attributes", "content")) {
            if (log.path(wrapper) instanceof ObjectNode inner && inner.has("message")) {
                log.remove(wrapper);
                ObjectNode record = inner.deepCopy();
                log.properties().forEach(field -> {
                    if (!record.has(field.getKey())) {
                        record.set(field.getKey(), field.getValue());
                    }
                });
                return opened(record);
            }
        }
        return opened(log);
    }

    private static ObjectNode opened(ObjectNode record) {
        if (record.path("attributes") instanceof ObjectNode attributes) {
            for (String field : List.of("error", "logger", "dd")) {
                JsonNode value = attributes.get(field);
                if (value != null && !record.has(field)) {
                    attributes.remove(field);
                    record.set(field, value);
                }
            }
        }
        return record;
    }

    /** An alert's title says most of what it is about. */
    private static void title(ObjectNode record) {
        for (String name : TITLES) {
            String title = record.path(name).asString("").strip();
            if (!title.isEmpty()) {
                record.remove(name);
                String message = record.path("message").asString("").strip();
                record.put("message", message.startsWith(title) ? message : (title + "\n" + message).strip());
                return;
            }
        }
    }

    /** {@code service:shop} among the tags, where nothing else names the service. */
    private static void tags(ObjectNode record) {
        if (!record.path("service").asString("").isBlank()) {
            return;
        }
        for (String name : List.of("ddtags", "tags")) {
            JsonNode tags = record.path(name);
            String text = tags.isArray() ? joined(tags) : tags.asString("");
            for (String tag : text.split(",")) {
                String plain = tag.strip();
                if (plain.startsWith("service:") && plain.length() > "service:".length()) {
                    record.put("service", plain.substring("service:".length()));
                    return;
                }
            }
        }
    }

    private static String joined(JsonNode tags) {
        StringBuilder text = new StringBuilder();
        tags.forEach(tag -> text.append(tag.asString("")).append(','));
        return text.toString();
    }
}
