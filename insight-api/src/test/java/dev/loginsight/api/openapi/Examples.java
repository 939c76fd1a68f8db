package dev.loginsight.api.openapi;

import dev.loginsight.api.ApiServer;
import dev.loginsight.api.SampleInsights;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightPage;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Answers as they look, made of the records themselves so that they cannot drift from them. */
final class Examples {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Examples() {}

    static void add(OpenAPI document) {
        Insight located = SampleInsights.located("4f0c5d2e9a1b4c3d", NOON)
                .counted(37, Instant.parse("2026-11-20T08:12:45Z"), Instant.parse("2026-11-23T11:58:30Z"));
        Insight explained = SampleInsights.explained("9b7e1f0a2c3d4e5f", NOON)
                .counted(1284, Instant.parse("2026-11-22T16:00:00Z"), Instant.parse("2026-11-23T10:00:00Z"));
        example(document, "/api/insights", new InsightPage(List.of(located), "MXwxNzk1MzkyMDAwfDRmMGM"));
        example(document, "/api/insights/{id}", explained);
        example(
                document,
                "/api/codebase/query",
                Map.of("results", List.of(place()), "repository", "shop", "tookMs", 7));
        example(
                document,
                "/api/codebase/locate",
                Map.of("results", List.of(place()), "repository", "shop", "tookMs", 7));
        example(
                document,
                "/api/codebase/symbols",
                Map.of("results", List.of(symbol()), "repository", "shop", "tookMs", 1));
        example(
                document,
                "/api/codebase/references",
                Map.of("results", List.of(reference()), "repository", "shop", "tookMs", 3));
        example(
                document,
                "/api/health",
                Map.of(
                        "status",
                        "up",
                        "components",
                        Map.of(
                                "store",
                                Map.of(
                                        "status",
                                        "up",
                                        "detail",
                                        "The insight store answers.",
                                        "data",
                                        Map.of("occurrences", 1321)))));
    }

    private static Map<String, Object> symbol() {
        return Map.of(
                "file",
                "src/main/java/com/acme/Cart.java",
                "startLine",
                40,
                "endLine",
                43,
                "symbol",
                "Cart#total",
                "kind",
                "METHOD",
                "language",
                "java");
    }

    private static Map<String, Object> reference() {
        return Map.of(
                "file",
                "src/main/java/com/acme/Invoice.java",
                "line",
                17,
                "kind",
                "CALL",
                "confidence",
                1,
                "in",
                "Invoice#sum",
                "text",
                "return cart.total();");
    }

    private static Map<String, Object> place() {
        return Map.of(
                "file",
                "src/main/java/com/acme/Cart.java",
                "startLine",
                40,
                "endLine",
                43,
                "symbol",
                "Cart#total",
                "score",
                0.93,
                "why",
                List.of("frame 1"),
                "line",
                42,
                "snippet",
                "Money total() {\n    Money sum = Money.ZERO;\n    return sum.plus(discount.of(customer));\n}",
                "snippetStartLine",
                40);
    }

    private static void example(OpenAPI document, String path, Object value) {
        PathItem item = document.getPaths().get(path);
        MediaType answer = (item.getGet() == null ? item.getPost() : item.getGet())
                .getResponses()
                .get("200")
                .getContent()
                .get("application/json");
        answer.setExample(ApiServer.JSON.convertValue(value, Object.class));
    }
}
