package dev.loginsight.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.loginsight.broker.EmbeddedBroker;
import dev.loginsight.contract.ScriptedModel;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.index.embed.StaticEmbedder;
import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.indexing.IndexOptions;
import dev.loginsight.index.indexing.Indexer;
import dev.loginsight.worker.consume.KafkaTraffic;
import dev.loginsight.worker.evidence.FakeCodebase;
import dev.loginsight.worker.publish.KafkaJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The room as Spring starts it: a real index, a real broker, the shipped configuration file. */
@Timeout(120)
class WorkerConfigurationIT {
    private static final String SOURCE_FILE = "src/main/java/shop/OrderService.java";

    @TempDir
    Path folder;

    @Test
    void errorFromKafka_becomesAnInsightAboutTheIndexedCode() throws Exception {
        Path home = folder.resolve("home");
        Path repository = indexedShop(home);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                ScriptedModel model = ScriptedModel.start();
                ConfigurableApplicationContext context = start(
                        "--loginsight.home=" + home,
                        "--loginsight.repositories=" + repository,
                        "--loginsight.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--loginsight.model.base-url=" + model.baseUrl(),
                        "--loginsight.model.api-key=sk-secret",
                        "--loginsight.model.name=scripted")) {
            HealthIndicator health = context.getBean("workerHealth", HealthIndicator.class);
            await().atMost(Duration.ofSeconds(30)).until(() -> status(health).equals(Status.UP));
            ErrorEvent error = Errors.error(Errors.npe("1"));
            Insight insight;
            try (KafkaTraffic kafka = new KafkaTraffic(broker.bootstrapServers());
                    KafkaTraffic.Reader updates = kafka.read(InsightUpdate.TOPIC)) {
                kafka.send(List.of(error));
                insight = await().atMost(Duration.ofSeconds(30))
                        .until(() -> analysis(updates), Optional::isPresent)
                        .orElseThrow();
            }
            assertThat(insight.title()).isEqualTo("NullPointerException in OrderService.total (OrderService.java:9)");
            assertThat(insight.repository()).isEqualTo("shop");
            assertThat(insight.suspects().getFirst().file()).isEqualTo(SOURCE_FILE);
            assertThat(insight.suspects().getFirst().line()).isEqualTo(9);
            assertThat(insight.suspects().getFirst().snippet()).contains("prices.get(item)");
            assertThat(insight.model()).isEqualTo("scripted");
            assertThat(model.requests()).singleElement().satisfies(request -> {
                assertThat(request.authorization()).isEqualTo("Bearer sk-secret");
                assertThat(request.body()).contains("prices.get(item)");
            });
            assertThat(health.health().toString()).doesNotContain("sk-secret");
        }
    }

    @Test
    void modelThatGivesNoAnswer_degradesHealthUntilItAnswers() throws Exception {
        Path home = folder.resolve("home");
        Path repository = indexedShop(home);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                ScriptedModel model = ScriptedModel.start();
                ConfigurableApplicationContext context = start(
                        "--loginsight.home=" + home,
                        "--loginsight.repositories=" + repository,
                        "--loginsight.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--loginsight.model.base-url=" + model.baseUrl(),
                        "--loginsight.model.max-attempts=1");
                KafkaTraffic kafka = new KafkaTraffic(broker.bootstrapServers())) {
            HealthIndicator health = context.getBean("workerHealth", HealthIndicator.class);
            await().atMost(Duration.ofSeconds(30)).until(() -> status(health).equals(Status.UP));
            model.then(ScriptedModel.status(401, "no such key"));

            kafka.send(List.of(Errors.error(Errors.npe("1"))));

            await().atMost(Duration.ofSeconds(30)).until(() -> status(health).getCode(), "DEGRADED"::equals);
            assertThat(Objects.requireNonNull(health.health())
                            .getDetails()
                            .get("detail")
                            .toString())
                    .startsWith(
                            "The model gave no answer to the last question, so insights hold places and evidence only")
                    .contains("401");

            kafka.send(List.of(Errors.error(Errors.event("2", "another error", null))));

            await().atMost(Duration.ofSeconds(30)).until(() -> status(health).equals(Status.UP));
        }
    }

    @Test
    void kafkaThatIsAway_isSaidInHealth_andTheApplicationLives() {
        try (ConfigurableApplicationContext context =
                start("--loginsight.home=" + folder, "--loginsight.kafka.bootstrap-servers=127.0.0.1:1")) {
            HealthIndicator health = context.getBean("workerHealth", HealthIndicator.class);

            assertThat(status(health)).isEqualTo(Status.DOWN);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(Objects.requireNonNull(health.health())
                                    .getDetails()
                                    .get("detail")
                                    .toString())
                            .contains("127.0.0.1:1", "start Kafka"));
        }
    }

    @Test
    void missingKafkaAddress_isRefused() {
        assertThatThrownBy(() -> start("--loginsight.kafka.bootstrap-servers=").close())
                .rootCause()
                .hasMessageContaining("loginsight.kafka.bootstrap-servers is empty");
    }

    @Test
    void nonsenseInTheConfiguration_isRefused() {
        assertThatThrownBy(() -> start("--loginsight.model.base-url=localhost").close())
                .rootCause()
                .hasMessageContaining("model.base-url is not an http(s) address: localhost");
        assertThatThrownBy(
                        () -> start("--loginsight.worker.parallel-analyses=0").close())
                .rootCause()
                .hasMessageContaining("loginsight.worker.parallel-analyses must be 1..64: 0");
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(WorkerConfiguration.class)
                .properties("spring.config.name=agent-worker", "OPENAI_API_KEY=", "OPENAI_BASE_URL=")
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(arguments);
    }

    private Path indexedShop(Path home) throws Exception {
        Path repository = folder.resolve("shop");
        Path file = repository.resolve(SOURCE_FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, FakeCodebase.SOURCE);
        Files.writeString(
                repository.resolve("src/Mail.java"), "package shop;\n\nclass Mail {\n    void send() {}\n}\n");
        new Indexer(new IndexHome(home), StaticEmbedder.load()).refresh(repository, IndexOptions.DEFAULT, event -> {});
        return repository;
    }

    private static Optional<Insight> analysis(KafkaTraffic.Reader updates) {
        return updates.poll().stream()
                .map(message ->
                        KafkaJson.read(message.value(), InsightUpdate.class).analysis())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Status status(HealthIndicator indicator) {
        Health health = indicator.health();
        return health == null ? Status.UNKNOWN : health.getStatus();
    }
}
