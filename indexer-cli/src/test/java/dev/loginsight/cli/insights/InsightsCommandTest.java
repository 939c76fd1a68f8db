package dev.loginsight.cli.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.loginsight.cli.TestConsole;
import dev.loginsight.contract.Insights;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Occurrence;
import dev.loginsight.insightstore.SqliteInsightStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InsightsCommandTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path home;

    private TestConsole test;

    @BeforeEach
    void console() {
        test = new TestConsole(home, home);
    }

    @Test
    void json_ofTheStore_hasTheContractsFieldsAndPages() {
        store(update("aaaa1111", "shop", 2), update("bbbb2222", "billing", 1), update("cccc3333", "shop", 1));

        assertThat(test.run("insights", "--json", "--limit", "2")).isZero();
        JsonNode page = JSON.readTree(test.out());
        assertThat(page.get("insights").size()).isEqualTo(2);
        assertThat(page.get("insights").get(0).propertyNames())
                .contains(
                        "id",
                        "fingerprint",
                        "title",
                        "service",
                        "severity",
                        "occurrences",
                        "firstSeen",
                        "lastSeen",
                        "status",
                        "suspects",
                        "rootCause",
                        "fix",
                        "confidence",
                        "model");
        assertThat(page.at("/insights/0/firstSeen").asString()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(page.at("/insights/0/rootCause").isNull()).isTrue();
        assertThat(page.at("/insights/0/suspects/0").propertyNames())
                .contains("file", "startLine", "endLine", "symbol", "score", "why");

        assertThat(test.run(
                        "insights",
                        "--json",
                        "--limit",
                        "2",
                        "--cursor",
                        page.get("next").asString()))
                .isZero();
        JsonNode last = JSON.readTree(test.out());
        assertThat(last.get("insights").size()).isEqualTo(1);
        assertThat(last.get("next").isNull()).isTrue();
    }

    @Test
    void filters_restrict() {
        store(update("aaaa1111", "shop", 1), update("bbbb2222", "billing", 1));

        test.run(
                "insights", "--json", "--service", "billing", "--severity", "error", "--since", "2026-11-23T00:00:00Z");

        assertThat(JSON.readTree(test.out()).at("/insights/0/id").asString()).isEqualTo("bbbb2222");
        assertThat(JSON.readTree(test.out()).get("insights").size()).isEqualTo(1);
    }

    @Test
    void id_shortenedOrNot_showsOneInFull() {
        store(update("aaaa1111", "shop", 3));

        assertThat(test.run("insights", "aaaa1")).isZero();
        assertThat(test.out())
                .contains("ERROR NullPointerException in OrderService.total", "3x", "src/OrderService.java:42")
                .contains("> 42 | x", "last touched by Ada", "note: No model was asked.");
        assertThat(test.run("insights", "--json", "aaaa1111")).isZero();
        assertThat(JSON.readTree(test.out()).get("id").asString()).isEqualTo("aaaa1111");
    }

    @Test
    void id_ofSeveralOrNone_isOneSentence() {
        store(update("aaaa1111", "shop", 1), update("aaaa2222", "shop", 1));

        assertThat(test.run("insights", "aaaa")).isEqualTo(1);
        assertThat(test.err()).isEqualTo("loginsight: 2 insights begin with aaaa; give more digits\n");
        assertThat(test.run("insights", "ffff")).isEqualTo(1);
        assertThat(test.err()).isEqualTo("loginsight: there is no insight ffff; `loginsight insights` lists them\n");
    }

    @Test
    void nothingYet_isSaidAndNothingIsMade() {
        assertThat(test.run("insights")).isZero();
        assertThat(test.out()).isEqualTo("No insights yet.\n");
        assertThat(test.run("insights", "--json")).isZero();
        assertThat(test.out()).isEqualTo("{\"insights\":[],\"next\":null}\n");
        assertThat(home.resolve("insights.db")).doesNotExist();
    }

    @Test
    void wrongArguments_areUsageErrors() {
        store(update("aaaa1111", "shop", 1));

        assertThat(test.run("insights", "--limit", "0")).isEqualTo(2);
        assertThat(test.run("insights", "--severity", "loud")).isEqualTo(2);
        assertThat(test.run("insights", "--status", "x")).isEqualTo(2);
        assertThat(test.err()).contains("--status must be open, not x");
        assertThat(test.run("insights", "--since", "yesterday")).isEqualTo(2);
        assertThat(test.err()).contains("--since must be a span such as 24h");
        assertThat(test.run("insights", "--cursor", "mine")).isEqualTo(2);
        assertThat(test.run("insights", "--api", "not an address")).isEqualTo(2);
    }

    @Test
    void wrongArguments_areRefusedBeforeThereIsAStore() {
        assertThat(test.run("insights", "--status", "weird")).isEqualTo(2);
        assertThat(test.err()).isEqualTo("loginsight: --status must be open, not weird\n");
        assertThat(test.run("insights", "--cursor", "abc")).isEqualTo(2);
        assertThat(test.err()).isEqualTo("loginsight: --cursor must be the \"next\" of a page before, not abc\n");
        assertThat(home.resolve("insights.db")).doesNotExist();
    }

    @Test
    void nothingThatMatches_isNotCalledNothingYet() {
        store(update("aaaa1111", "shop", 1));

        assertThat(test.run("insights", "--severity", "FATAL")).isZero();
        assertThat(test.out()).isEqualTo("No insights match.\n");
    }

    @Test
    void api_thatRefuses_isQuotedWithItsSentence() throws IOException {
        String[] asked = new String[1];
        String[] body = {
            "{\"type\":\"x\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"cursor must be another.\"}"
        };
        int[] status = {400};
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/insights", exchange -> {
            asked[0] = exchange.getRequestURI().getRawQuery();
            byte[] bytes = body[0].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status[0], bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        String api = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(test.run("insights", "--api", api, "--cursor", "abc", "--text", "boom"))
                    .isEqualTo(2);
            assertThat(asked[0]).isEqualTo("q=boom&cursor=abc&limit=20");
            assertThat(test.err()).isEqualTo("loginsight: " + api + " answers 400: cursor must be another.\n");
            status[0] = 503;
            assertThat(test.run("insights", "--api", api)).isEqualTo(1);
            assertThat(test.err()).isEqualTo("loginsight: " + api + " answers 503: cursor must be another.\n");
            body[0] = "<html>gateway</html>";
            assertThat(test.run("insights", "--api", api)).isEqualTo(1);
            assertThat(test.err()).isEqualTo("loginsight: " + api + " answers 503: <html>gateway</html>\n");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void damagedStore_isOneSentence() throws IOException {
        Files.writeString(home.resolve("insights.db"), "this is no database, whatever its name says".repeat(50));

        assertThat(test.run("insights")).isEqualTo(1);
        assertThat(test.err()).contains("damaged or not an SQLite database").doesNotContain("\tat ");
    }

    @Test
    void api_elsewhere_isAskedWithTheSameFilters() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String[] asked = new String[1];
        server.createContext("/api/insights", exchange -> {
            asked[0] = exchange.getRequestURI().getRawQuery();
            byte[] body = "{\"insights\":[],\"next\":null}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String api = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(test.run("insights", "--json", "--api", api, "--service", "a&b", "--limit", "5"))
                    .isZero();
            assertThat(asked[0]).isEqualTo("service=a%26b&limit=5");
            assertThat(test.out()).isEqualTo("{\"insights\":[],\"next\":null}\n");
        } finally {
            server.stop(0);
        }
        assertThat(test.run("insights", "--api", api)).isEqualTo(1);
        assertThat(test.err()).contains(api + " cannot be reached").doesNotContain("\tat ");
    }

    private static InsightUpdate update(String id, String service, int occurrences) {
        return Insights.of(id)
                .service(service)
                .update(Insights.occurrences(id, occurrences).toArray(Occurrence[]::new));
    }

    private void store(InsightUpdate... updates) {
        try (SqliteInsightStore store = SqliteInsightStore.open(home.resolve("insights.db"))) {
            store.apply(List.of(updates));
        }
    }
}
