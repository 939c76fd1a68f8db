package dev.loginsight.api.openapi;

import dev.loginsight.core.insight.Citation;
import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.core.insight.Fix;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightPage;
import dev.loginsight.core.insight.Suspect;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds what springdoc cannot read off a record: that an answer holds every field, that a nullable one may be null, and what core's
 * fields mean.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // swagger's model is raw
final class SchemaWords {
    private static final Map<String, Class<?>> CORE = Stream.of(
                    Citation.class, CommitRef.class, Fix.class, Insight.class, InsightPage.class, Suspect.class)
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));

    /** Answers of this room that hold nullable fields. */
    private static final Map<String, Set<String>> NULLABLE =
            Map.of("CodePlace", Set.of("line", "snippet", "snippetStartLine"));

    private static final Set<String> QUESTIONS = Set.of("CodebaseQuery", "LocateRequest");

    private SchemaWords() {}

    static void add(OpenAPI document) {
        Properties words = words();
        document.getComponents().getSchemas().forEach((name, schema) -> {
            describe(name, schema, words);
            if (!QUESTIONS.contains(name)) {
                schema.setRequired(List.copyOf(new TreeSet<String>(names(schema))));
                allowNulls(name, schema);
            }
        });
    }

    private static Map<String, Schema> properties(Schema schema) {
        return schema.getProperties();
    }

    private static Set<String> names(Schema schema) {
        return properties(schema).keySet();
    }

    private static void describe(String name, Schema schema, Properties words) {
        if (schema.getDescription() == null) {
            schema.setDescription(words.getProperty(name));
        }
        properties(schema).forEach((field, property) -> {
            if (property.getDescription() == null) {
                property.setDescription(words.getProperty(name + "." + field));
            }
        });
    }

    private static void allowNulls(String name, Schema schema) {
        Map<String, Schema> properties = properties(schema);
        for (String field : nullable(name)) {
            Schema property = properties.get(field);
            if (property.get$ref() == null) {
                Set<String> types = new LinkedHashSet<>(property.getTypes());
                types.add("null");
                property.setTypes(types);
            } else {
                Schema none = new JsonSchema().types(Set.of("null"));
                Schema either = new JsonSchema();
                either.setAnyOf(List.of(new JsonSchema().$ref(property.get$ref()), none));
                either.setDescription(property.getDescription());
                properties.put(field, either);
            }
        }
    }

    private static Set<String> nullable(String name) {
        Class<?> type = CORE.get(name);
        if (type == null) {
            return NULLABLE.getOrDefault(name, Set.of());
        }
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private static Properties words() {
        Properties words = new Properties();
        try (InputStream in = SchemaWords.class.getResourceAsStream("descriptions.properties")) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
