package dev.loginsight.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.insight.Insight;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The whole room: Kafka in, SQLite, HTTP out. */
class InsightApiIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static ApiServer server;

    @BeforeAll
    static void start(@TempDir Path home) {
        server = ApiServer.start(home, "--loginsight.api.allowed-hosts=insight.example");
        Insight located = SampleInsights.located("located", NOON);
        Insight explained = SampleInsights.explained("explained", NOON);
        server.publish(SampleInsights.update(located, 3));
        server.publish(SampleInsights.update(located, 3));
        server.publish(located.fingerprint(), "{\"insightId\":\"located\",\"finger".getBytes(StandardCharsets.UTF_8));
        server.publish(SampleInsights.update(explained, 2));
        server.publish(SampleInsights.update(SampleInsights.hostile("hostile", NOON.minus(Duration.ofDays(10))), 1));
        await(() -> server.store().occurrences() == 6);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }

    @Test
    void list_afterDuplicatesAndPoison_countsEachEventOnce() {
        JsonNode page = server.json("/api/insights");

        assertThat(page.path("insights").size()).isEqualTo(3);
        assertThat(page.path("insights").path(0).path("id").asString()).isEqualTo("located");
        assertThat(page.path("insights").path(0).path("occurrences").asInt()).isEqualTo(3);
        assertThat(page.path("insights").path(0).path("rootCause").isNull()).isTrue();
        assertThat(page.path("insights").path(0).has("rootCause")).isTrue();
        assertThat(page.path("next").isNull()).isTrue();
    }

    @Test
    void list_inPages_givesEachOnce() {
        JsonNode first = server.json("/api/insights?limit=1");
        JsonNode second =
                server.json("/api/insights?limit=2&cursor=" + first.path("next").asString());

        assertThat(first.path("insights").path(0).path("id").asString()).isEqualTo("located");
        assertThat(second.path("insights").path(0).path("id").asString()).isEqualTo("explained");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "severity=fatal, 1",
        "service=shop, 1",
        "q=checkoutservice%20null, 1",
        "status=open, 3",
        "status=OPEN, 3",
        "since=%2B999999999-12-31T00:00:00Z, 0",
        "since=-999999999-01-01T00:00:00Z, 3",
        "since=2026-11-23T11:00:00Z, 1",
        "since=2026-11-23T12:00:00+01:00, 1",
        "since=2026-11-24, 0",
        "q=&severity=&since=, 3"
    })
    void list_filtered_givesWhatFits(String query, int expected) {
        assertThat(server.json("/api/insights?" + query).path("insights").size())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0 | limit must be a whole number from 1 to 1000, not \"0\".",
                "limit=many | limit must be a whole number from 1 to 1000, not \"many\".",
                "limit=1&limit=2 | limit is given 2 times; give it once.",
                "cursor=zz | cursor must be \"next\" of the page before, which \"zz\" is not; leave it out to start over.",
                "servce=shop | There is no parameter \"servce\"; did you mean \"service\"?",
                "severity=eror | severity must be one of UNSPECIFIED, TRACE, DEBUG, INFO, WARN, ERROR, FATAL, not \"eror\"; did you mean \"ERROR\"?",
                "status=x | status must be open, not \"x\".",
                "status=opne | status must be open, not \"opne\"; did you mean \"open\"?",
                "since=soon | since must be a time such as 2026-11-23T12:00:00Z, a date, or how long ago, such as 24h or 7d, not \"soon\".",
                "q=%25zz%zz | The query string cannot be decoded; write %25 for a percent sign, and %xx in UTF-8 for other bytes."
            })
    void list_badParameter_isAnsweredByOneSentence(String query, String sentence) throws IOException {
        String answer = raw("GET /api/insights?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(ApiServer.JSON
                        .readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                        .path("detail")
                        .asString())
                .isEqualTo(sentence);
    }

    @Test
    void one_unknown_isNotFound() {
        HttpResponse<String> answer = server.get("/api/insights/nobody");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(ApiServer.JSON.readTree(answer.body()).path("detail").asString())
                .isEqualTo("There is no insight \"nobody\"; GET /api/insights lists what there is.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GARBAGE~~|400|The request cannot be read as HTTP (Invalid character found in method name",
                "GET /api/insights/%00 HTTP/1.1~Host: localhost~~|400|The request cannot be read as HTTP (Invalid URI)",
                "GET /webjars/..%2f..%2f HTTP/1.1~Host: localhost~~|400|The request cannot be read as HTTP (Invalid URI: [The encoded slash",
                "POST /api/codebase/query HTTP/1.1~Host: localhost~Content-Type: application/json~Transfer-Encoding: chunked~~zz~{}~0~~|400|The request cannot be read as HTTP (Invalid chunk header);",
                "GET / HTTP/9.1~Host: localhost~~|505|The request wants an HTTP version",
                "GET /v1/nothing HTTP/1.1~Host: localhost~~|404|There is nothing at \"/v1/nothing\"; the API stands in /v3/api-docs.",
            })
    void request_thatComesToNoController_isAnsweredByAProblem(String request, int status, String sentence)
            throws IOException {
        String answer = raw(request.replace("~~", "~Connection: close~~").replace("~", "\r\n"));

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json\r\n")
                .doesNotContain("Tomcat", "\tat ");
        JsonNode problem = ApiServer.JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail", "instance");
        assertThat(problem.path("detail").asString()).startsWith(sentence).endsWith(".");
    }

    @Test
    void wrongMethod_saysTheRightOne() {
        HttpResponse<String> answer =
                server.send(HttpRequest.newBuilder(server.uri("/api/insights")).DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
        assertThat(answer.body()).contains("/api/insights answers GET, not DELETE.");
    }

    @Test
    void unknownPath_isNotFoundForProgramsAndForPeople() {
        assertThat(server.get("/api/nothing").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        HttpResponse<String> page = server.get("/nothing", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>Not Found</h1>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/codebase/query | {\"text\":\"x\",\"place\":1} | There is no field \"place\"; did you mean \"places\"?",
                "/api/codebase/query | {\"text\":\"x\" | The JSON is cut off at line 1, column 12; send the whole object.",
                "/api/codebase/query | {} | text is missing: say what to look for.",
                "/api/codebase/query | {\"text\":\"x\",\"k\":0} | k must be a whole number from 1 to 100, not 0.",
                "/api/codebase/query | {\"text\":\"x\",\"k\":\"3\"} | k must be a whole number, not text.",
                "/api/codebase/query | [1] | The body must be a JSON object",
                "/api/codebase/query | {text:1} | The body is not valid JSON at line 1, column",
                "/api/codebase/symbols | {} | symbol is missing: give a name such as Cart#total.",
                "/api/codebase/references | {\"symbol\":\"x\",\"k\":101} | k must be a whole number from 1 to 100, not 101.",
                "/api/codebase/locate | {\"log\":\" \"} | log is missing: send the text of an error log."
            })
    void codebase_badBody_isAnsweredByOneSentence(String path, String body, String sentence) {
        HttpResponse<String> answer = server.post(path, body, "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ApiServer.JSON.readTree(answer.body()).path("detail").asString())
                .startsWith(sentence);
    }

    @Test
    void codebase_bodyTooLong_saysTheLimit() {
        HttpResponse<String> answer = server.post(
                "/api/codebase/query",
                "{\"text\":\"" + "x".repeat(1 << 20) + "\"}",
                "Content-Type",
                "application/json");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("The body is longer than the 1 MB that are read here; send less.");
    }

    @Test
    void codebase_withoutARepository_saysSo() {
        HttpResponse<String> answer =
                server.post("/api/codebase/query", "{\"text\":\"x\"}", "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("No repository is configured");
    }

    @Test
    void codebase_notJson_isRefused() {
        assertThat(server.post("/api/codebase/query", "text=x", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void post_fromAnotherSite_isRefused() {
        String[] json = {"Content-Type", "application/json"};
        assertThat(server.post("/api/codebase/query", "{}", json[0], json[1], "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post("/api/codebase/query", "{}", json[0], json[1], "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        String own = "http://127.0.0.1:" + server.port();
        assertThat(server.post("/api/codebase/query", "{}", json[0], json[1], "Origin", own)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST:8080, 200",
        "127.0.0.1:1, 200",
        "[::1]:8080, 200",
        "insight.example:80, 200",
        "evil.example, 403",
        "localhost.evil.example, 403",
        "127.0.0.1.nip.io, 403"
    })
    void host_notOurs_isRefused(String host, int status) throws IOException {
        for (String path :
                new String[] {"/", "/api/insights", "/insights/located", "/v3/api-docs", "/assets/dashboard.css"}) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void poison_isPutAsideWithItsReason() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                java.util.Map.of(
                        "bootstrap.servers",
                        server.bootstrapServers(),
                        "group.id",
                        "test",
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(java.util.List.of("ai.insights.processed.dlt"));
            ConsumerRecord<byte[], byte[]> letter = Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> {
                                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
                                return records.isEmpty()
                                        ? null
                                        : records.iterator().next();
                            },
                            java.util.Objects::nonNull);
            assertThat(new String(letter.value(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"insightId\":\"located\",\"finger");
            assertThat(new String(
                            letter.headers()
                                    .lastHeader("kafka_dlt-exception-message")
                                    .value(),
                            StandardCharsets.UTF_8))
                    .startsWith("not an insight update");
        }
    }

    @Test
    void health_whenAllIsWell_isNotDown() {
        JsonNode health = server.json("/api/health");

        assertThat(health.path("status").asString()).isEqualTo("degraded");
        assertThat(health.path("components").path("store").path("status").asString())
                .isEqualTo("up");
        assertThat(health.path("components").path("kafka").path("status").asString())
                .isEqualTo("up");
        assertThat(health.path("components").path("sink").path("status").asString())
                .isEqualTo("up");
        assertThat(health.path("components").path("index").path("status").asString())
                .isEqualTo("degraded");
    }

    @Test
    void page_hostileText_isEscapedAndShown() {
        String page = server.get("/insights/hostile").body();

        assertThat(page)
                .doesNotContain("<script>document")
                .doesNotContain("<img")
                .doesNotContain("\u202E")
                .doesNotContain("\u001b");
        assertThat(page)
                .contains("&lt;script&gt;")
                .contains("‹U+202E›")
                .contains("␛[31m")
                .contains("${7*7}");
        assertThat(server.get("/insights/located")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void stream_newOccurrence_isToldWithAnIdThatCanBeResumed() throws IOException {
        try (Socket socket = stream("")) {
            InputStream in = socket.getInputStream();
            readUntil(in, ":live");
            server.publish(SampleInsights.counting("explained", "one-more", NOON.minusSeconds(7_300)));
            String told = readUntil(in, "event:changed");
            assertThat(told)
                    .contains("event:insight")
                    .contains("\"kind\":\"count\"")
                    .contains("\"id\":\"explained\"");
            String id = told.substring(told.indexOf("id:") + 3, told.indexOf('\n', told.indexOf("id:")))
                    .strip();
            String before = id.substring(0, id.lastIndexOf('-') + 1)
                    + (Long.parseLong(id.substring(id.lastIndexOf('-') + 1)) - 1);
            try (Socket again = stream("Last-Event-ID: " + before + "\r\n")) {
                assertThat(readUntil(again.getInputStream(), "\"kind\":\"count\""))
                        .contains("id:" + id);
            }
            try (Socket fresh = stream("Last-Event-ID: other-1\r\n")) {
                assertThat(readUntil(fresh.getInputStream(), "event:changed")).doesNotContain("event:insight");
            }
        }
    }

    private static Socket stream(String header) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("GET /api/insights/stream HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String readUntil(InputStream in, String wanted) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(wanted) < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("ended after: " + text);
            }
            text.append((char) c);
        }
        return text.toString();
    }

    private static String raw(String request) throws IOException {
        URI uri = server.uri("/");
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
