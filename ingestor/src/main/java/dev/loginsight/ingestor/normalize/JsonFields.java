package dev.loginsight.ingestor.normalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object as a flat map, in their order: nested names joined by dots, no nulls. */
public final class JsonFields {
    private JsonFields() {}

    /** The object's own fields, nested ones not opened yet. May be changed. */
    static Map<String, JsonNode> topLevel(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue());
            }
        });
        return fields;
    }

    /** Opens nested objects, and OpenTelemetry's lists of {@code {"key": .., "value": {"stringValue": ..}}}, in place. */
    static void flatten(Map<String, JsonNode> fields) {
        List<Map.Entry<String, JsonNode>> nested = new ArrayList<>();
        fields.entrySet().removeIf(field -> {
            boolean open = field.getValue().isObject() || isKeyValueList(field.getValue());
            if (open) {
                nested.add(Map.entry(field.getKey(), field.getValue()));
            }
            return open;
        });
        nested.forEach(field -> open(field.getKey(), field.getValue(), fields));
    }

    private static void open(String name, JsonNode value, Map<String, JsonNode> fields) {
        if (value.isObject()) {
            value.properties().forEach(inner -> open(name + "." + inner.getKey(), inner.getValue(), fields));
        } else if (isKeyValueList(value)) {
            value.forEach(pair ->
                    fields.putIfAbsent(name + "." + pair.get("key").stringValue(), anyValue(pair.get("value"))));
        } else if (!value.isNull()) {
            fields.putIfAbsent(name, value);
        }
    }

    private static boolean isKeyValueList(JsonNode value) {
        if (!value.isArray() || value.isEmpty()) {
            return false;
        }
        for (JsonNode pair : value) {
            boolean keyed =
                    pair.isObject() && pair.has("value") && pair.path("key").isString();
            if (!keyed) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode anyValue(JsonNode value) {
        return value.isObject() && value.size() == 1 ? value.iterator().next() : value;
    }

    /** A value as text: a string's own characters, JSON for lists and objects. */
    public static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
