package dev.loginsight.api.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One document of several rooms: their paths, tags and components; the first one's title and words. */
final class Union {
    /** What else may be in this process, by where it keeps its document. */
    private static final List<String> OTHER_ROOMS = List.of("dev/loginsight/ingestor/openapi.json");

    private static final JsonMapper JSON = new JsonMapper();

    private Union() {}

    /** Our document, and those of the other rooms that are on the class path. */
    static byte[] bytes() {
        List<JsonNode> others = OTHER_ROOMS.stream()
                .map(ClassPathResource::new)
                .filter(ClassPathResource::exists)
                .map(Union::read)
                .toList();
        return JSON.writeValueAsBytes(of(read(new ClassPathResource(OpenApiController.DOCUMENT)), others));
    }

    private static JsonNode read(ClassPathResource document) {
        try (InputStream in = document.getInputStream()) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(document + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * @param own is left as it is
     * @throws IllegalStateException if two rooms mean different things by one name; the same thing said twice is none
     */
    static ObjectNode of(JsonNode own, List<JsonNode> others) {
        ObjectNode union = (ObjectNode) own.deepCopy();
        for (JsonNode other : others) {
            add(union.withObjectProperty("paths"), other.path("paths"));
            other.path("components")
                    .properties()
                    .forEach(kind -> add(
                            union.withObjectProperty("components").withObjectProperty(kind.getKey()), kind.getValue()));
            addTags(union.withArrayProperty("tags"), other.path("tags"));
        }
        return union;
    }

    private static void add(ObjectNode union, JsonNode further) {
        further.properties().forEach(entry -> {
            JsonNode before = union.putIfAbsent(entry.getKey(), entry.getValue());
            requireSame(entry.getKey(), before, entry.getValue());
        });
    }

    private static void addTags(ArrayNode union, JsonNode further) {
        for (JsonNode tag : further) {
            String name = tag.path("name").asString();
            JsonNode before = null;
            for (JsonNode known : union) {
                if (known.path("name").asString().equals(name)) {
                    before = known;
                }
            }
            requireSame(name, before, tag);
            if (before == null) {
                union.add(tag);
            }
        }
    }

    private static void requireSame(String name, @Nullable JsonNode before, JsonNode now) {
        if (before != null && !before.equals(now)) {
            throw new IllegalStateException("two rooms' OpenAPI documents mean different things by " + name);
        }
    }
}
