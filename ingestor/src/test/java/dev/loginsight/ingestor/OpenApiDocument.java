package dev.loginsight.ingestor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed document, and what it says about an answer: as much of JSON Schema as it uses itself. */
final class OpenApiDocument {
    private final JsonNode document;

    private OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    static OpenApiDocument load() {
        try (InputStream in =
                Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream("openapi.json"), "openapi.json")) {
            return new OpenApiDocument(new JsonMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Operation(String method, String path, JsonNode says) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        List<JsonNode> parameters(String in) {
            return stream(says.path("parameters"))
                    .filter(parameter -> parameter.path("in").asString().equals(in))
                    .toList();
        }

        /** @param status of the answer */
        JsonNode answer(String status, String mediaType) {
            return says.path("responses").path(status).path("content").path(mediaType);
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(verb -> operations.add(
                                new Operation(verb.getKey().toUpperCase(), path.getKey(), verb.getValue()))));
        return operations;
    }

    Set<Map.Entry<String, JsonNode>> schemas() {
        return document.path("components").path("schemas").properties();
    }

    /** What the value has that the schema does not allow, or lacks; empty when all is well. */
    List<String> misfits(JsonNode schema, JsonNode value) {
        List<String> misfits = new ArrayList<>();
        check("$", schema, value, misfits::add);
        return misfits;
    }

    private void check(String at, JsonNode schema, JsonNode value, Consumer<String> misfit) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asString().replace("#/components/schemas/", "");
            check(at, document.path("components").path("schemas").required(name), value, misfit);
            return;
        }
        if (schema.has("oneOf")) {
            boolean fits = stream(schema.path("oneOf"))
                    .anyMatch(choice -> misfits(choice, value).isEmpty());
            if (!fits) {
                misfit.accept(at + " fits none of oneOf");
            }
            return;
        }
        Set<String> types = texts(schema.path("type"));
        if (types.stream().noneMatch(type -> isA(type, value))) {
            misfit.accept(at + " is a " + value.getNodeType() + " and no " + types);
        }
        if (schema.has("enum") && !texts(schema.path("enum")).contains(value.asString())) {
            misfit.accept(at + " is none of " + schema.path("enum"));
        }
        int index = 0;
        for (JsonNode item : value.isArray() ? value : List.<JsonNode>of()) {
            check(at + "[" + index++ + "]", schema.path("items"), item, misfit);
        }
        if (value.isObject()) {
            checkFields(at, schema, value, misfit);
        }
    }

    private void checkFields(String at, JsonNode schema, JsonNode value, Consumer<String> misfit) {
        Set<String> missing = texts(schema.path("required"));
        missing.removeAll(value.propertyNames());
        if (!missing.isEmpty()) {
            misfit.accept(at + " lacks " + missing);
        }
        value.properties().forEach(field -> {
            String name = at + "." + field.getKey();
            JsonNode known = schema.path("properties").path(field.getKey());
            JsonNode further = schema.path("additionalProperties");
            if (known.isObject() || further.isObject()) {
                check(name, known.isObject() ? known : further, field.getValue(), misfit);
            } else if (!further.asBoolean(false)) {
                misfit.accept(name + " is not described");
            }
        });
    }

    private static boolean isA(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new AssertionError("no type: " + type);
        };
    }

    private static Set<String> texts(JsonNode oneOrMore) {
        Set<String> texts = new TreeSet<>();
        if (oneOrMore.isString()) {
            texts.add(oneOrMore.asString());
        }
        stream(oneOrMore).map(JsonNode::asString).forEach(texts::add);
        return texts;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
