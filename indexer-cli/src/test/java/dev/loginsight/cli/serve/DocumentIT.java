package dev.loginsight.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three applications in one context, as {@code serve} has them, and what the OpenAPI document says about them. */
class DocumentIT {
    @TempDir
    Path home;

    @Test
    void document_hasEveryMappingUnderApiAndV1_andNoOther() throws Exception {
        // Nobody has to answer at the address of Kafka: the document needs none.
        try (var context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(ServeConfiguration.class)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--loginsight.home=" + home,
                        "--server.address=127.0.0.1",
                        "--server.tomcat.basedir=" + home.resolve("tomcat"),
                        "--server.port=0",
                        "--loginsight.kafka.bootstrap-servers=127.0.0.1:1")) {
            JsonNode document = document(context.getWebServer().getPort());

            Set<String> documented = new TreeSet<>();
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .propertyNames()
                            .forEach(verb -> documented.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
            Set<String> paths = new TreeSet<>();
            assertThat(documented)
                    .isEqualTo(served(context, paths))
                    .contains("POST /v1/events", "GET /api/stats", "GET /api/insights");
            assertThat(document.path("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(paths);
            assertThat(document.path("info").path("title").asString()).isEqualTo("Log Insight");
        }
    }

    /** @param paths to add to: all that are mapped, with a method or without */
    private static Set<String> served(ApplicationContext context, Set<String> paths) {
        Set<String> served = new TreeSet<>();
        for (RequestMappingHandlerMapping mappings :
                context.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
            for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
                for (String path : mapping.getPatternValues()) {
                    if (path.startsWith("/api/") || path.startsWith("/v1/")) {
                        paths.add(path);
                        // Those without a method only say which method is the right one.
                        mapping.getMethodsCondition().getMethods().forEach(method -> served.add(method + " " + path));
                    }
                }
            }
        }
        return served;
    }

    private static JsonNode document(int port) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/v3/api-docs");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new JsonMapper().readTree(answer.body());
        }
    }
}
