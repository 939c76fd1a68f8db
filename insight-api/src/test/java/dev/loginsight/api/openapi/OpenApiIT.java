package dev.loginsight.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.api.InsightApiConfiguration;
import io.swagger.v3.oas.models.info.Info;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the document that is served in step with the controllers: springdoc reads it off them here, and not in every process that
 * starts. With {@code -Dopenapi.write=true} it is written anew.
 */
class OpenApiIT {
    private static final Path SOURCE = Path.of("src", "main", "resources").resolve(OpenApiController.DOCUMENT);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static ServletWebServerApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        SpringDocConfiguration.class,
        SpringDocConfigProperties.class,
        SpringDocWebMvcConfiguration.class,
        MultipleOpenApiSupportConfiguration.class
    })
    static class Springdoc {
        @Bean
        GlobalOpenApiCustomizer words() {
            return document -> {
                document.info(
                        new Info()
                                .title("Log Insight")
                                .version("1.0.0")
                                .description(
                                        "From an error log to the lines of your code that caused it. What cannot be answered is answered by a problem detail (RFC 9457)."));
                SchemaWords.add(document);
                Examples.add(document);
            };
        }
    }

    @BeforeAll
    static void start(@TempDir Path home) {
        context = (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(InsightApiConfiguration.class, Springdoc.class)
                        .run(
                                "--spring.config.name=insight-api",
                                "--loginsight.home=" + home,
                                "--loginsight.port=0",
                                // Nobody has to answer there: the document needs no Kafka.
                                "--loginsight.kafka.bootstrap-servers=127.0.0.1:1",
                                "--springdoc.api-docs.path=/read-off",
                                "--springdoc.api-docs.version=openapi_3_1");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void document_served_isWhatTheControllersSay() throws IOException, InterruptedException {
        String readOff = normal(JSON.readTree(get("/read-off")));
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(SOURCE, readOff);
            return;
        }

        assertThat(normal(JSON.readTree(get("/v3/api-docs"))))
                .as("the controllers have changed: run this test with -Dopenapi.write=true, and look at the difference")
                .isEqualTo(readOff);
    }

    @Test
    void document_everyOperation_isDescribedWithItsProblems() throws IOException, InterruptedException {
        JsonNode document = JSON.readTree(get("/v3/api-docs"));

        assertThat(document.path("info").path("version").asString()).isEqualTo("1.0.0");
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/codebase/locate",
                        "/api/codebase/query",
                        "/api/codebase/references",
                        "/api/codebase/symbols",
                        "/api/health",
                        "/api/insights",
                        "/api/insights/stream",
                        "/api/insights/{id}");
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation.path("summary").asString()).isNotBlank();
                    assertThat(operation.path("operationId").asString()).isNotBlank();
                    operation.path("responses").properties().stream()
                            .filter(response -> response.getKey().startsWith("4"))
                            .forEach(response -> assertThat(response.getValue()
                                            .path("content")
                                            .path("application/problem+json")
                                            .path("schema")
                                            .path("$ref")
                                            .asString())
                                    .isEqualTo("#/components/schemas/Problem"));
                }));
    }

    @Test
    void document_everySchemaAndField_isDescribed() throws IOException, InterruptedException {
        JSON.readTree(get("/v3/api-docs"))
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> {
                    assertThat(schema.getValue().path("description").asString())
                            .as(schema.getKey())
                            .isNotBlank();
                    schema.getValue()
                            .path("properties")
                            .properties()
                            .forEach(field -> assertThat(field.getValue().has("description")
                                            || field.getValue().has("$ref"))
                                    .as(schema.getKey() + "." + field.getKey())
                                    .isTrue());
                });
    }

    @Test
    void document_whatOnlyAModelSays_mayBeNull() throws IOException, InterruptedException {
        JsonNode insight = JSON.readTree(get("/v3/api-docs"))
                .path("components")
                .path("schemas")
                .path("Insight");

        assertThat(insight.path("properties").path("rootCause").path("type").toString())
                .contains("null");
        assertThat(insight.path("properties").path("fix").path("anyOf").toString())
                .contains("null");
        assertThat(insight.path("properties").path("title").path("type").asString())
                .isEqualTo("string");
        assertThat(insight.path("required").size()).isEqualTo(22);
    }

    private static String normal(JsonNode document) {
        ((ObjectNode) document).remove("servers");
        return JSON.writeValueAsString(JSON.treeToValue(document, Object.class)) + "\n";
    }

    private static String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + context.getWebServer().getPort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        }
    }
}
