package dev.loginsight.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UnionTest {
    private static final JsonNode OWN = read("""
            {"info":{"title":"own"},"paths":{"/a":{"get":{"summary":"a"}}},"tags":[{"name":"t","description":"own"}],
             "components":{"schemas":{"Problem":{"type":"object"}}}}""");

    @Test
    void of_anotherRoom_hasWhatBothHave() {
        JsonNode other = read("""
                {"info":{"title":"other"},"paths":{"/b":{"get":{"summary":"b"}}},
                 "tags":[{"name":"t","description":"own"},{"name":"u"}],
                 "components":{"schemas":{"Problem":{"type":"object"},"B":{"type":"string"}},"headers":{"H":{}}}}""");

        assertThat(Union.of(OWN, List.of(other))).isEqualTo(read("""
                {"info":{"title":"own"},"paths":{"/a":{"get":{"summary":"a"}},"/b":{"get":{"summary":"b"}}},
                 "tags":[{"name":"t","description":"own"},{"name":"u"}],
                 "components":{"schemas":{"Problem":{"type":"object"},"B":{"type":"string"}},"headers":{"H":{}}}}"""));
        assertThat(OWN.path("paths").propertyNames()).containsExactly("/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"paths\":{\"/a\":{\"post\":{}}}}",
                "{\"tags\":[{\"name\":\"t\",\"description\":\"other\"}]}",
                "{\"components\":{\"schemas\":{\"Problem\":{\"type\":\"string\"}}}}"
            })
    void of_oneNameForTwoThings_isRefused(String other) {
        assertThatThrownBy(() -> Union.of(OWN, List.of(read(other))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("two rooms' OpenAPI documents mean different things by ");
    }

    private static JsonNode read(String json) {
        return new JsonMapper().readTree(json);
    }
}
