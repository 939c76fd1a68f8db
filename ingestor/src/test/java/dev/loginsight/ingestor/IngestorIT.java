package dev.loginsight.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.broker.EmbeddedBroker;
import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.ingestor.OpenApiDocument.Operation;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IngestorIT {
    @TempDir
    static Path home;

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();
    private static EmbeddedBroker broker;
    private static ConfigurableApplicationContext ingestor;
    private static String url;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(home.resolve("broker"), 0);
        ingestor = new SpringApplicationBuilder(IngestorConfiguration.class)
                .properties(Map.of("spring.config.name", "ingestor"))
                .run(
                        "--loginsight.home=" + home,
                        "--loginsight.port=0",
                        "--loginsight.kafka.bootstrap-servers=" + broker.bootstrapServers());
        url = "http://127.0.0.1:" + ingestor.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        ingestor.close();
        broker.close();
    }

    @Test
    void post_errorEvent_isInKafkaWhenAcknowledged() throws Exception {
        HttpResponse<String> response = post("application/json", """
                {"id":"a-1","severity":"ERROR","service":"shop","message":"boom",
                 "stackTrace":"java.lang.IllegalStateException: x\\n\\tat a.B.c(B.java:1)"}""");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"accepted\":1,\"analyzed\":1,\"duplicates\":0}");
        ErrorEvent error = published().stream()
                .filter(event -> event.event().id().equals("a-1"))
                .findFirst()
                .orElseThrow();
        assertThat(error.event().service()).isEqualTo("shop");
        assertThat(error.event().stackTrace().top().frames()).hasSize(1);
    }

    @Test
    void post_textWithTraces_isCutIntoRecords() throws Exception {
        HttpResponse<String> response = post("text/plain", """
                2026-03-01T10:15:30.123Z ERROR 1 --- [till] [main] c.a.Shop : text-17 failed

                java.lang.IllegalStateException: boom
                \tat a.Text.c(Text.java:1)
                2026-03-01T10:15:31.000Z  INFO 1 --- [till] [main] c.a.Shop : next
                """);

        assertThat(response.body()).isEqualTo("{\"accepted\":2,\"analyzed\":1,\"duplicates\":0}");
        ErrorEvent error = only(published(), event -> event.message().equals("text-17 failed"));
        assertThat(error.event().service()).isEqualTo("till");
        assertThat(error.event().stackTrace().top().frames()).hasSize(1);
    }

    @Test
    void post_sameIdAgain_countsOnce() throws Exception {
        String twice = "{\"id\":\"d-1\",\"severity\":\"ERROR\",\"service\":\"once\",\"message\":\"m\"}";

        assertThat(post("application/json", "[" + twice + "," + twice + "]").body())
                .isEqualTo("{\"accepted\":2,\"analyzed\":1,\"duplicates\":1}");
        assertThat(post("application/json", twice).body())
                .isEqualTo("{\"accepted\":1,\"analyzed\":0,\"duplicates\":1}");
        assertThat(get("/api/stats/summary?service=once").path("count").asInt()).isEqualTo(1);
        assertThat(published())
                .filteredOn(event -> event.event().id().equals("d-1"))
                .hasSize(1);
    }

    @Test
    void post_sameIdAtOneTime_countsOnce() throws Exception {
        String body = "{\"id\":\"c-1\",\"severity\":\"ERROR\",\"service\":\"race\",\"message\":\"m\"}";
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(8)) {
            java.util.concurrent.Callable<JsonNode> request =
                    () -> JSON.readTree(post("application/json", body).body());
            var answers = threads.invokeAll(java.util.Collections.nCopies(8, request));
            int duplicates = 0;
            for (var answer : answers) {
                duplicates += answer.get().path("duplicates").asInt();
            }
            assertThat(duplicates).isEqualTo(7);
        }
        assertThat(published())
                .filteredOn(event -> event.event().id().equals("c-1"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json|``|400|The body is empty",
                "application/json|{\"message\":\"cut|400|The JSON is cut off at line 1, column",
                "application/json|[{\"message\":\"a\"},{\"severity\":\"ERROR\"}]|400|event at index 1 of the array cannot be taken: it has no \"message\"",
                "application/json|[1]|400|is a number, and each event",
                "application/json|{\"message\":\"a\",}|400|The JSON is wrong at line 1, column",
                "application/x-ndjson|{\"message\":\"a\"}~{\"message\":|400|The JSON is cut off at line 2, column",
                "application/x-www-form-urlencoded|a=b|415|send application/json, application/x-ndjson or text/plain",
                "application/json; charset=klingon|{}|415|unsupported charset",
            })
    void post_badBody_saysWhatAndWhere(String type, String body, int status, String sentence) throws Exception {
        HttpResponse<String> response = post(type, body.replace('~', '\n'));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(response.body()).path("detail").asString()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "servce=shop | There is no parameter \"servce\"; the parameters are since, until, service, limit, cursor.",
                "service=a&service=b | service is given twice; give it once.",
                "since=soon | since must be a time such as 2026-01-31T12:00:00Z, a date, or how long ago, such as 24h or 7d, not \"soon\".",
                "until=2026-02-30 | until must be a time such as 2026-01-31T12:00:00Z, a date, or how long ago, such as 24h or 7d, not \"2026-02-30\".",
                "since=2026-02-02&until=2026-02-01 | since must not be after until, and 2026-02-02T00:00:00Z is after 2026-02-01T00:00:00Z.",
                "limit=0 | limit must be a whole number from 1 to 10000, not \"0\".",
                "cursor=zz | cursor must be what \"next\" of the page before said, not \"zz\".",
            })
    void stats_badParameter_isAnsweredByOneSentence(String query, String sentence) throws Exception {
        HttpResponse<String> response = send(
                HttpRequest.newBuilder(URI.create(url + "/api/stats?" + query)).build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).path("detail").asString()).isEqualTo(sentence);
    }

    @Test
    void stats_summary_hasNoPages() throws Exception {
        assertThat(get("/api/stats/summary?limit=1").path("detail").asString())
                .isEqualTo("There is no parameter \"limit\"; the parameters are since, until, service.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "since=&service=",
                "until=2020-01-01",
                "since=-999999999-01-01T00:00:00Z&until=%2B999999999-12-31T00:00:00Z",
                "until=-999999999-01-01T00:00:00Z"
            })
    void stats_anyTime_isAnswered(String query) throws Exception {
        assertThat(get("/api/stats?" + query).has("counts")).as(query).isTrue();
        assertThat(get("/api/stats/summary?" + query).has("services")).as(query).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GARBAGE~~|400|The request cannot be read as HTTP (Invalid character found in method name",
                "GET /v1/events%00 HTTP/1.1~Host: x~~|400|The request cannot be read as HTTP (Invalid URI)",
                "GET /api/..%2f..%2fx HTTP/1.1~Host: x~~|400|The request cannot be read as HTTP (Invalid URI: [The encoded slash",
                "GET /é HTTP/1.1~Host: x~~|400|The request cannot be read as HTTP (Invalid character found in the request target",
                "GET /v1/events HTTP/1.1~~|400|The request cannot be read as HTTP (look at its Host, its lengths and its address)",
                "GET /v1/events HTTP/1.1~Host: x~no header~~|400|The request cannot be read as HTTP (The HTTP header line [no header] does not conform to RFC 9112);",
                "POST /v1/events HTTP/1.1~Host: x~Transfer-Encoding: chunked~~zz~{}~0~~|400|The request cannot be read as HTTP (Invalid chunk header);",
                "POST /v1/events HTTP/1.1~Host: x~Transfer-Encoding: klingon~~|501|The request wants an HTTP version",
                "GET / HTTP/9.1~Host: x~~|505|The request wants an HTTP version",
                "GET /nothing HTTP/1.1~Host: x~~|404|There is nothing at \"/nothing\"; logs are taken at /v1/events and /v1/datadog.",
                "DELETE /api/stats HTTP/1.1~Host: x~~|405|\"/api/stats\" answers GET, not DELETE.",
            })
    void request_thatComesToNoController_isAnsweredByAProblem(String request, int status, String sentence)
            throws Exception {
        String answer = raw(request.replace("~~", "~Connection: close~~").replace("~", "\r\n"));

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json\r\n")
                .doesNotContain("Tomcat", "\tat ");
        JsonNode problem = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail", "instance");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).startsWith(sentence).endsWith(".");
    }

    @Test
    void post_deepJson_isRefused() throws Exception {
        HttpResponse<String> response = post("application/json", "{\"message\":" + "[".repeat(100_000));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("nested deeper than 100 levels at line 1, column 111;");
    }

    @Test
    void post_bodyOf50Megabytes_isRefusedAndTheNextIsTaken() throws Exception {
        HttpResponse<String> response = post("text/plain", "x".repeat(50 << 20));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body())
                .contains(
                        "has 52428800 bytes and may have at most 16 MB (16777216 bytes)", "loginsight.ingest.max-body");
        assertThat(post("text/plain", "still alive").statusCode()).isEqualTo(202);
    }

    @Test
    void post_gzip_isUnpackedUpToTheLimit() throws Exception {
        assertThat(postGzip("{\"message\":\"small\"}").statusCode()).isEqualTo(202);
        assertThat(postGzip("x".repeat(20 << 20)).statusCode()).isEqualTo(413);
    }

    @Test
    void post_datadogWebhook_isAnEvent() throws Exception {
        HttpResponse<String> response = post(
                "/v1/datadog",
                "application/json",
                HttpRequest.BodyPublishers.ofString(
                        "{\"id\":\"dd-1\",\"severity\":\"error\",\"tags\":\"service:dog\",\"title\":\"Shop fails\",\"message\":\"x\"}"));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(only(published(), event -> event.id().equals("dd-1")).event().service())
                .isEqualTo("dog");
    }

    @Test
    void post_pageOfAnotherSite_isRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/events"))
                .header("Content-Type", "text/plain")
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void document_hasEveryMapping_andNoOther() {
        Set<String> documented = new TreeSet<>();
        DOCUMENT.operations().forEach(operation -> documented.add(operation.toString()));
        Set<String> served = new TreeSet<>();
        ingestor.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mappings ->
                        mappings.getHandlerMethods().keySet().forEach(mapping -> served.addAll(operations(mapping))));

        assertThat(served).isEqualTo(documented);
    }

    /** Those without a method only say which method is the right one. */
    private static List<String> operations(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + path))
                .toList();
    }

    @Test
    void document_everyExampleRequest_isTakenPlainAndCompressed() throws Exception {
        int sent = 0;
        for (Operation post : DOCUMENT.operations()) {
            for (var body : post.says().path("requestBody").path("content").properties()) {
                assertThat(body.getValue().path("examples").size())
                        .as(body.getKey())
                        .isPositive();
                for (JsonNode example : body.getValue().path("examples")) {
                    JsonNode value = example.path("value");
                    assertThat(DOCUMENT.misfits(body.getValue().path("schema"), value))
                            .isEmpty();
                    String text = value.isString() ? value.asString() : value.toString();
                    assertIsTaken(post, post(post.path(), body.getKey(), HttpRequest.BodyPublishers.ofString(text)));
                    assertIsTaken(post, postGzip(post.path(), body.getKey(), text));
                    sent++;
                }
            }
        }
        assertThat(sent).isEqualTo(5);
    }

    private static void assertIsTaken(Operation post, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(post + ": " + answer.body()).isEqualTo(202);
        assertFits(post.answer("202", "application/json").path("schema"), answer);
    }

    @Test
    void document_everyQuestion_isAnsweredAsItSays() throws Exception {
        post("application/json", "{\"severity\":\"ERROR\",\"service\":\"shop\",\"message\":\"counted\"}");
        for (Operation get : DOCUMENT.operations()) {
            if (!get.method().equals("GET")) {
                continue;
            }
            List<String> names = new ArrayList<>();
            StringBuilder query = new StringBuilder("?");
            for (JsonNode parameter : get.parameters("query")) {
                names.add(parameter.path("name").asString());
                String example = parameter
                        .path("example")
                        .asString(parameter.path("schema").path("default").asString(""));
                query.append(names.getLast()).append('=').append(example).append('&');
            }
            JsonNode schema = get.answer("200", "application/json").path("schema");

            assertFits(schema, request(get.path() + query));
            assertFits(schema, request(get.path()));
            HttpResponse<String> refused = request(get.path() + "?nonsense=1");
            assertFits(get.answer("400", "application/problem+json").path("schema"), refused);
            assertThat(JSON.readTree(refused.body()).path("detail").asString())
                    .endsWith("the parameters are " + String.join(", ", names) + ".");
        }
    }

    @Test
    void document_everyRefusalOfABody_isInIt() throws Exception {
        for (Operation post : DOCUMENT.operations()) {
            if (post.method().equals("POST")) {
                HttpRequest.Builder other = HttpRequest.newBuilder(URI.create(url + post.path()))
                        .header("Content-Type", "application/json")
                        .header("Origin", "http://evil.example")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"));
                for (HttpResponse<String> refused : List.of(
                        post(post.path(), "application/json", HttpRequest.BodyPublishers.ofString("{")),
                        send(other.build()),
                        post(
                                post.path(),
                                "application/json",
                                HttpRequest.BodyPublishers.ofString(" ".repeat(17 << 20))),
                        post(
                                post.path(),
                                "application/x-www-form-urlencoded",
                                HttpRequest.BodyPublishers.ofString("a=b")))) {
                    String status = String.valueOf(refused.statusCode());
                    assertThat(post.says().path("responses").has(status))
                            .as(status)
                            .isTrue();
                    assertFits(post.answer(status, "application/problem+json").path("schema"), refused);
                }
            }
        }
    }

    @Test
    void document_everyAnswer_hasAnExampleThatFits() {
        for (Operation operation : DOCUMENT.operations()) {
            assertThat(operation.says().path("summary").asString()).isNotBlank();
            assertThat(operation.says().path("operationId").asString()).isNotBlank();
            operation.says().path("responses").properties().forEach(response -> {
                assertThat(response.getValue().path("description").asString()).isNotBlank();
                boolean problem = !response.getKey().startsWith("2");
                JsonNode body =
                        operation.answer(response.getKey(), problem ? "application/problem+json" : "application/json");
                if (problem) {
                    assertThat(body.path("schema").path("$ref").asString()).isEqualTo("#/components/schemas/Problem");
                } else {
                    assertThat(DOCUMENT.misfits(body.path("schema"), body.path("example")))
                            .as(operation.toString())
                            .isEmpty();
                }
            });
        }
    }

    @Test
    void document_everySchemaAndField_isDescribed() {
        DOCUMENT.schemas().forEach(schema -> {
            assertThat(schema.getValue().path("description").asString())
                    .as(schema.getKey())
                    .isNotBlank();
            schema.getValue()
                    .path("properties")
                    .properties()
                    .forEach(field -> assertThat(
                                    field.getValue().path("description").asString())
                            .as(schema.getKey() + "." + field.getKey())
                            .isNotBlank());
        });
    }

    private static void assertFits(JsonNode schema, HttpResponse<String> answer) {
        assertThat(schema.isMissingNode()).isFalse();
        assertThat(DOCUMENT.misfits(schema, JSON.readTree(answer.body())))
                .as(answer.body())
                .isEmpty();
    }

    @Test
    void post_tenThousandEvents_areAllInKafka() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            body.append("{\"id\":\"bulk-")
                    .append(i)
                    .append("\",\"severity\":\"ERROR\",\"service\":\"bulk\",\"message\":\"order ")
                    .append(i)
                    .append(
                            " failed\",\"stackTrace\":\"a.BException: x\\n\\tat a.B.c(B.java:1)\\n\\tat a.B.d(B.java:2)\"}\n");
        }
        long started = System.nanoTime();
        HttpResponse<String> response = post("application/x-ndjson", body.toString());
        System.out.printf("10,000 events: %d ms%n", (System.nanoTime() - started) / 1_000_000);

        assertThat(response.body()).isEqualTo("{\"accepted\":10000,\"analyzed\":10000,\"duplicates\":0}");
        assertThat(published())
                .filteredOn(event -> event.event().service().equals("bulk"))
                .hasSize(10_000);
        assertThat(post("application/x-ndjson", body.toString()).body())
                .isEqualTo("{\"accepted\":10000,\"analyzed\":0,\"duplicates\":10000}");
    }

    private static ErrorEvent only(
            List<ErrorEvent> events, java.util.function.Predicate<dev.loginsight.core.log.LogEvent> which) {
        return events.stream()
                .filter(event -> which.test(event.event()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode get(String path) throws Exception {
        return JSON.readTree(request(path).body());
    }

    private static HttpResponse<String> request(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path)).build());
    }

    private static HttpResponse<String> postGzip(String body) throws Exception {
        return postGzip("/v1/events", body.startsWith("{") ? "application/json" : "text/plain", body);
    }

    private static HttpResponse<String> postGzip(String path, String type, String body) throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", type)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()))
                .build());
    }

    static List<ErrorEvent> published() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest");
        List<ErrorEvent> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(ErrorEvent.TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    ErrorEvent event = JSON.readValue(record.value(), ErrorEvent.class);
                    assertThat(record.key()).isEqualTo(event.fingerprint().value());
                    events.add(event);
                }
            }
        }
        return events;
    }

    static HttpResponse<String> post(String type, String body) throws Exception {
        return post("/v1/events", type, HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body)
            throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", type)
                .POST(body)
                .build());
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", URI.create(url).getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
