package dev.loginsight.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loginsight.cli.SmallRepository;
import dev.loginsight.cli.TestConsole;
import dev.loginsight.contract.ScriptedModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real thing from end to end: a log over HTTP, the Kafka inside, worker, a scripted model behind real HTTP, SQLite, API. One process
 * serves all tests, each with a service of its own; the last one ends it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path dir;

    private static Path home;
    private static Path repository;
    private static ScriptedModel model;
    private static ServeProcess serve;

    @BeforeAll
    static void start() {
        home = dir.resolve("home");
        repository = SmallRepository.in(dir);
        model = ScriptedModel.start();
        Map<String, String> env = Map.of(
                "OPENAI_BASE_URL", model.baseUrl(),
                "OPENAI_API_KEY", "sk-test-0123456789",
                "LOGINSIGHT_MODEL_TIMEOUT", "2s",
                "LOGINSIGHT_MODEL_MAX_ATTEMPTS", "3");
        serve = ServeProcess.ready(home, env, repository);
    }

    @AfterAll
    static void stop() {
        serve.close();
        model.close();
    }

    @Test
    @Order(1)
    void readyLine_isTheContract() {
        JsonNode ready = serve.readyLine();

        assertThat(ready.propertyNames()).containsExactly("ready", "api", "ingest", "kafka", "tookMs");
        assertThat(ready.get("ready").asBoolean()).isTrue();
        assertThat(ready.get("api").asString()).matches("http://127\\.0\\.0\\.1:[1-9]\\d*");
        assertThat(ready.get("ingest").asString()).isEqualTo(ready.get("api").asString());
        assertThat(ready.get("kafka").asString()).matches("127\\.0\\.0\\.1:[1-9]\\d*");
        // Until the first indexing is over, health says that the code cannot be searched yet.
        await().atMost(PATIENCE)
                .until(() -> serve.get("/api/health").get("status").asString(), "up"::equals);
    }

    @Test
    @Order(2)
    void textLog_becomesAnInsightWithPlacesCountsAndTheModelsAnswer() {
        String service = "text";
        model.then(ScriptedModel.rateLimited(Duration.ofSeconds(1)), ScriptedModel.serverError());
        int before = model.requests().size();

        HttpResponse<String> answer =
                serve.post("/v1/events?service=" + service, "text/plain", SmallRepository.LOG + SmallRepository.LOG);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode insight = insightOf(service, 2);
        assertThat(insight.at("/suspects/0/file").asString()).isEqualTo("src/shop/OrderService.java");
        assertThat(insight.at("/suspects/0/symbol").asString()).isEqualTo("OrderService#total");
        assertThat(insight.at("/suspects/0/line").asInt()).isEqualTo(11);
        assertThat(insight.get("rootCause").asString()).isNotBlank();
        assertThat(insight.get("model").asString()).isEqualTo("gpt-5-mini");
        assertThat(model.requests().size() - before)
                .as("429, 500, then the answer")
                .isEqualTo(3);
        assertThat(serve.get("/api/insights/" + insight.get("id").asString()).get("title"))
                .isEqualTo(insight.get("title"));
    }

    @Test
    @Order(3)
    void modelTalkingNonsense_leavesALocatedInsightWithTheReason() {
        model.then(ScriptedModel.malformedJson(), ScriptedModel.malformedJson(), ScriptedModel.malformedJson());

        send("nonsense", "e1");

        assertLocatedOnly(insightOf("nonsense", 1));
    }

    @Test
    @Order(4)
    void modelThatStalls_leavesALocatedInsightWithTheReason() {
        model.then(ScriptedModel.stalledBody(), ScriptedModel.stalledBody(), ScriptedModel.stalledBody());

        send("stalled", "e1");

        assertLocatedOnly(insightOf("stalled", 1));
    }

    @Test
    @Order(5)
    void sameIdAgain_countsOnce() {
        send("twice", "same");
        send("twice", "same");
        send("twice", "other");

        assertThat(insightOf("twice", 2).get("occurrences").asInt()).isEqualTo(2);
    }

    @Test
    @Order(6)
    void codebase_isAskedOverHttp() {
        JsonNode found = codebase("query", "{\"text\":\"look up the price of an article\"}");
        assertThat(found.at("/results/0/symbol").asString()).isEqualTo("PriceList#find");
        JsonNode located =
                codebase("locate", JsonMapper.shared().writeValueAsString(Map.of("log", SmallRepository.LOG)));
        assertThat(located.at("/results/0/symbol").asString()).isEqualTo("OrderService#total");
        JsonNode symbol = codebase("symbols", "{\"symbol\":\"shop.OrderService.total\"}");
        assertThat(symbol.at("/results/0/file").asString()).isEqualTo("src/shop/OrderService.java");
        assertThat(symbol.at("/results/0/kind").asString()).isEqualTo("METHOD");
        JsonNode reference =
                codebase("references", "{\"symbol\":\"OrderService#total\"}").path("results");
        assertThat(reference.size()).isEqualTo(1);
        assertThat(reference.at("/0/in").asString()).isEqualTo("Checkout#run");
        assertThat(reference.at("/0/line").asInt()).isEqualTo(6);
        assertThat(reference.at("/0/kind").asString()).isEqualTo("CALL");
        assertThat(reference.at("/0/text").asString()).startsWith("orders.total(");
    }

    private static JsonNode codebase(String question, String body) {
        HttpResponse<String> answer = serve.post("/api/codebase/" + question, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    @Order(7)
    void insightsCommand_givesTheSameObjectsAsTheApi() {
        send("command", "e1");
        insightOf("command", 1);
        TestConsole console = new TestConsole(home, repository);
        String api = serve.readyLine().get("api").asString();

        assertThat(console.run("insights", "--json", "--service", "command")).isZero();
        JsonNode local = JsonMapper.shared().readTree(console.out());
        assertThat(console.run("insights", "--json", "--service", "command", "--api", api))
                .isZero();
        JsonNode remote = JsonMapper.shared().readTree(console.out());

        assertThat(local).isEqualTo(serve.get("/api/insights?service=command"));
        assertThat(remote).isEqualTo(local);
    }

    @Test
    @Order(8)
    void doctor_seesTheRunningServer() {
        TestConsole console = new TestConsole(home, repository)
                .env("OPENAI_BASE_URL", model.baseUrl())
                .env("OPENAI_API_KEY", "sk-test-0123456789");

        console.run("doctor");

        assertThat(console.out())
                .contains(
                        "ok      serve",
                        "is running on " + serve.readyLine().get("api").asString());
    }

    @Test
    @Order(9)
    void secondServeOnTheSameHome_isRefusedWithTheHolder() {
        try (ServeProcess second = ServeProcess.launch(home, Map.of(), "--port", "0")) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.errors())
                    .startsWith("loginsight: another `loginsight serve` uses the home ")
                    .contains("held by process ")
                    .hasLineCount(1);
        }
    }

    @Test
    @Order(10)
    void portInUse_isOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServeProcess other = ServeProcess.launch(
                        dir.resolve("other/home"),
                        Map.of(),
                        "--repo",
                        repository.toString(),
                        "--port",
                        String.valueOf(taken.getLocalPort()))) {
            assertThat(other.exitCode()).isEqualTo(1);
            assertThat(other.errors())
                    .contains("loginsight: port " + taken.getLocalPort() + " on 127.0.0.1 is in use by another program")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    @Order(11)
    void sigterm_endsItGracefullyWithZero() {
        assertThat(serve.terminate()).isZero();

        assertThat(serve.errors()).doesNotContain("\tat ");
        assertThat(home.resolve("serve.address")).doesNotExist();
        TestConsole console = new TestConsole(home, repository);
        assertThat(console.run("insights", "--json", "--service", "twice")).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(console.out())
                        .at("/insights/0/occurrences")
                        .asInt())
                .isEqualTo(2);
    }

    private static void assertLocatedOnly(JsonNode insight) {
        assertThat(insight.get("rootCause").isNull()).isTrue();
        assertThat(insight.get("model").isNull()).isTrue();
        assertThat(insight.get("note").asString()).startsWith("The model gave no answer: ");
        assertThat(insight.at("/suspects/0/symbol").asString()).isEqualTo("OrderService#total");
    }

    private static void send(String service, String id) {
        String event = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "id",
                        service + "-" + id,
                        "service",
                        service,
                        "severity",
                        "ERROR",
                        "message",
                        "cannot total order",
                        "stackTrace",
                        SmallRepository.TRACE));
        HttpResponse<String> answer = serve.post("/v1/events", "application/json", event);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** The one insight of a service, once it is there and has counted so many. */
    private static JsonNode insightOf(String service, int occurrences) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> serve.get("/api/insights?service=" + service).at("/insights/0"),
                        insight -> insight.path("occurrences").asInt() >= occurrences);
    }
}
