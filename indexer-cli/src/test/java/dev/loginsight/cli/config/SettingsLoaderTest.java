package dev.loginsight.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.core.log.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsLoaderTest {
    @TempDir
    private Path dir;

    private Path home;
    private Path repository;
    private final Map<String, String> env = new HashMap<>();

    @BeforeEach
    void folders() throws IOException {
        home = Files.createDirectory(dir.resolve("home"));
        repository = Files.createDirectory(dir.resolve("repository"));
        env.put("LOGINSIGHT_HOME", home.toString());
    }

    @Test
    void load_nothingGiven_defaults() {
        Settings settings = loader().load();

        assertThat(settings.home()).isEqualTo(home);
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.kafka()).isEqualTo(new Settings.Kafka("", 9092, 3));
        assertThat(settings.kafka().embedded()).isTrue();
        assertThat(settings.model().configured()).isFalse();
        assertThat(settings.filter().minSeverity()).isEqualTo(Severity.ERROR);
        assertThat(settings.filter().keywords()).containsExactly("error", "panic", "exception", "critical", "fatal");
        assertThat(settings.ingestMaxBody()).isEqualTo(16L << 20);
        assertThat(settings.index().interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.index().maxFileSize()).isEqualTo(1 << 20);
        assertThat(settings.insightsDatabase()).isEqualTo(home.resolve("insights.db"));
        assertThat(settings.statsDatabase()).isEqualTo(home.resolve("stats.duckdb"));
        assertThat(settings.given()).containsExactly(Key.HOME);
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void load_sameKeyEverywhere_optionBeatsEnvironmentBeatsRepositoryBeatsHome() throws IOException {
        homeFile("index.max-file-size: 10KB\nindex:\n  exclude: [home]\n  interval: 1m\nport: 1\n");
        repositoryFile("index:\n  max-file-size: 20KB\n  exclude: [repository]\n");
        env.put("LOGINSIGHT_INDEX_MAX_FILE_SIZE", "30KB");
        env.put("LOGINSIGHT_PORT", "2");

        Settings settings = loader().option(Key.PORT, "--port", "3").load(Optional.of(repository));

        assertThat(settings.port()).isEqualTo(3);
        assertThat(settings.index().maxFileSize()).isEqualTo(30 * 1024);
        assertThat(settings.index().exclude()).containsExactly("repository");
        assertThat(settings.index().interval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void load_springsSpellingOfDashedNames_isAccepted() {
        env.put("LOGINSIGHT_KAFKA_BOOTSTRAPSERVERS", "kafka:9092");

        assertThat(loader().load().kafka().bootstrapServers()).isEqualTo("kafka:9092");
    }

    @Test
    void load_keysBelowLoginsight_areTheSameKeys() throws IOException {
        homeFile("""
                loginsight:
                  port: 8181
                  datadog:
                    fields: {message: /body}
                loginsight.kafka.port: 9192
                loginsight.prot: 1
                """);

        assertThatThrownBy(() -> loader().load())
                .hasMessageContaining("loginsight.yml:6: unknown key prot; did you mean port?");
        homeFile("loginsight:\n  port: 8181\n  datadog:\n    fields: {message: /body}\nloginsight.kafka.port: 9192\n");
        Settings settings = loader().load();
        assertThat(settings.port()).isEqualTo(8181);
        assertThat(settings.kafka().port()).isEqualTo(9192);
        assertThat(settings.datadogFields()).containsEntry("message", "/body");
    }

    @Test
    void load_homeThatIsAFile_isSaidToBeOne() throws IOException {
        env.put("LOGINSIGHT_HOME", Files.writeString(dir.resolve("file"), "").toString());

        assertThatThrownBy(() -> loader().load()).hasMessageContaining("is a file, not a folder");
    }

    @Test
    void load_zoneAndBaseUrl_areChecked() {
        env.put("LOGINSIGHT_INGEST_ZONE", "Mars/Olympus");
        env.put("OPENAI_BASE_URL", "http://user:pw123@localhost:1/v1");

        assertThatThrownBy(() -> loader().load())
                .hasMessageContaining("ingest.zone must be system, UTC, or a name such as Europe/Berlin")
                .hasMessageContaining("model.base-url must be a URL without a user and password in it")
                .hasMessageNotContaining("pw123");
    }

    /** What {@code serve} would refuse only after it has started Kafka. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "worker.parallel-analyses | 65 | a number from 1 to 64",
                "worker.retry-delay | 0s | at least 1ms",
                "kafka.timeout | 99ms | at least 100ms",
                "kafka.bootstrap-servers | nonsense | host:port, separated by commas",
                "kafka.bootstrap-servers | 'a:9092,' | host:port, separated by commas",
                "api.heartbeat | 0s | at least 100ms",
                "stats.memory | 1KB | at least 16MB",
                "stats.retention | 59m | at least 1h",
                "ingest.max-body | 0MB | at least 1B",
                "ingest.max-body | 512MB | at most 511MB, as a body is held in memory",
                "index.interval | 999ms | at least 1s",
                "index.max-file-size | 65MB | at most 64MB"
            })
    void load_valueOutOfBounds_isToldWithItsPlace(String key, String value, String must) throws IOException {
        homeFile("\n" + key + ": '" + value + "'\n");

        assertThatThrownBy(() -> loader().load())
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining(
                        home.resolve("loginsight.yml") + ":2: " + key + " must be " + must + ", not \"" + value + "\"");
    }

    @Test
    void load_boundsThemselves_areAllowed() throws IOException {
        homeFile("worker.parallel-analyses: 64\nkafka.timeout: 100ms\nstats.memory: 16MB\ningest.max-body: 511MB\n"
                + "kafka.bootstrap-servers: 'a.b-c:9092, [::1]:9093'\n");

        assertThat(loader().load().warnings()).isEmpty();
    }

    @Test
    void load_databaseThatIsAFolder_isToldSo() throws IOException {
        homeFile("stats.database: " + repository);

        assertThatThrownBy(() -> loader().load())
                .hasMessageContaining("stats.database must be a file, and " + repository + " is a folder");
    }

    @ParameterizedTest
    @CsvSource({
        "datadog.feelds.message, datadog.fields.message",
        "model.url, model.base-url",
        "api-key, model.api-key",
        "repos, repositories",
        "partitions, kafka.partitions"
    })
    void load_shortenedName_nearestIsSuggested(String given, String meant) throws IOException {
        homeFile(given + ": x");

        assertThatThrownBy(() -> loader().load())
                .hasMessageContaining("unknown key " + given + "; did you mean " + meant + "?");
    }

    @Test
    void load_nameOfNothing_getsNoSuggestion() throws IOException {
        homeFile("colour.of.moon: x");

        assertThatThrownBy(() -> loader().load()).hasMessageEndingWith("unknown key colour.of.moon");
    }

    @Test
    void load_openAiVariables_configureTheModelAndLoseAgainstOurs() {
        env.put("OPENAI_API_KEY", "sk-other");
        env.put("OPENAI_BASE_URL", "http://localhost:11434/v1");
        env.put("OPENAI_MODEL", "llama");
        env.put("LOGINSIGHT_MODEL_API_KEY", "sk-0123456789abcdef");

        Settings.Model model = loader().load().model();

        assertThat(model.configured()).isTrue();
        assertThat(model.baseUrl()).isEqualTo("http://localhost:11434/v1");
        assertThat(model.name()).isEqualTo("llama");
        assertThat(model.maskedKey()).contains("****cdef");
        assertThat(model.toString()).doesNotContain("0123456789");
    }

    @Test
    void load_severalMistakes_allToldWithPlaceAndNearestSpelling() throws IOException {
        homeFile("""
                prot: 80
                kafka:
                  bootstrap-server: a:1
                  port: seventy
                index:
                  interval: soon
                  exclude: {a: b}
                filter.patterns: ["("]
                model.timeout: 0s
                home: /elsewhere
                """);
        env.put("LOGINSIGHT_INGEST_MAX_BODY", "big");

        assertThatThrownBy(() -> loader().load())
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("wrong in 9 places")
                .hasMessageContaining("loginsight.yml:1: unknown key prot; did you mean port?")
                .hasMessageContaining(
                        "loginsight.yml:3: unknown key kafka.bootstrap-server; did you mean kafka.bootstrap-servers?")
                .hasMessageContaining("loginsight.yml:4: kafka.port must be a port from 0 to 65535, not \"seventy\"")
                .hasMessageContaining(
                        "loginsight.yml:6: index.interval must be a duration such as 500ms, 30s, 10m or 2h")
                .hasMessageContaining("loginsight.yml:7: index.exclude must be a list")
                .hasMessageContaining("loginsight.yml:8: filter.patterns must be a regular expression")
                .hasMessageContaining("loginsight.yml:9: model.timeout must be at least 1ms, not \"0s\"")
                .hasMessageContaining("loginsight.yml:10: home cannot be set in a file; use LOGINSIGHT_HOME")
                .hasMessageContaining(
                        "environment variable LOGINSIGHT_INGEST_MAX_BODY: ingest.max-body must be a size");
    }

    @Test
    void load_unknownEnvironmentVariable_warnsWithNearest() {
        env.put("LOGINSIGHT_KAFKA_PROT", "1");
        env.put("LOGINSIGHT_DEBUG", "1");

        assertThat(loader().load().warnings())
                .containsExactly("environment variable LOGINSIGHT_KAFKA_PROT is not a setting and is ignored;"
                        + " did you mean LOGINSIGHT_KAFKA_PORT?");
    }

    @Test
    void load_repositoryFileReachingOutOfTheRepository_isIgnoredWithAWarning() throws IOException {
        repositoryFile("model:\n  base-url: http://evil.example/v1\n  api-key: x\nindex.interval: 1s\n");

        Settings settings = loader().load(Optional.of(repository));

        assertThat(settings.model().configured()).isFalse();
        assertThat(settings.model().baseUrl()).isEqualTo("https://api.openai.com/v1");
        assertThat(settings.index().interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.warnings())
                .hasSize(3)
                .anyMatch(it -> it.contains("loginsight.yml:2: model.base-url is ignored")
                        && it.endsWith("or as LOGINSIGHT_MODEL_BASE_URL"));
    }

    @Test
    void load_repositoryFileIsALink_isRefusedUnread() throws IOException {
        Path secret = Files.writeString(dir.resolve("secret"), "password: hunter2");
        Files.createSymbolicLink(repository.resolve("loginsight.yml"), secret);

        assertThatThrownBy(() -> loader().load(Optional.of(repository)))
                .hasMessageContaining("must be a regular file")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void load_brokenYaml_saysWhere() throws IOException {
        homeFile("port: 80\nkafka: [unclosed\n");

        assertThatThrownBy(() -> loader().load()).hasMessageContaining("loginsight.yml:3: is not valid YAML");
    }

    @Test
    void load_objectTag_isRefusedAndNothingIsConstructed() throws IOException {
        homeFile("port: 1\nc: !!java.io.File [/]\n");

        assertThatThrownBy(() -> loader().load())
                .hasMessageContaining("loginsight.yml:2: is not valid YAML: Global tag is not allowed");
    }

    @Test
    void load_recursiveAlias_endsWithAnAnswer() throws IOException {
        homeFile("a: &a\n  b: *a\n");

        assertThatThrownBy(() -> loader().load()).hasMessageContaining("unknown key a.b.b");
    }

    @Test
    void load_keyTwice_isToldAndNotGuessed() throws IOException {
        homeFile("port: 1\nport: 2\n");

        assertThatThrownBy(() -> loader().load()).hasMessageContaining("loginsight.yml:2: port is given twice");
    }

    @Test
    void load_relativePaths_belongToWhereTheyStand() throws IOException {
        homeFile("repositories: [shop, /abs, ~/mine]\n");

        assertThat(loader().load().repositories())
                .containsExactly(
                        home.resolve("shop"), Path.of("/abs"), Path.of(System.getProperty("user.home"), "mine"));
    }

    @Test
    void load_mapEntries_fromBothSpellings() throws IOException {
        homeFile("datadog:\n  fields:\n    message: body\n");
        assertThat(loader().load().datadogFields()).containsExactly(Map.entry("message", "body"));

        homeFile("datadog.fields.message: body\ndatadog.fields.service: svc\n");
        assertThat(loader().load().datadogFields())
                .containsOnly(Map.entry("message", "body"), Map.entry("service", "svc"));
    }

    @Test
    void load_emptyFileAndEmptySections_areNoMistake() throws IOException {
        homeFile("# nothing\n");
        assertThat(loader().load().port()).isEqualTo(8080);
        homeFile("kafka:\nport:\n");
        assertThat(loader().load().port()).isEqualTo(8080);
    }

    private SettingsLoader loader() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return new SettingsLoader(Console.of(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, env, dir));
    }

    private void homeFile(String text) throws IOException {
        Files.writeString(home.resolve("loginsight.yml"), text);
    }

    private void repositoryFile(String text) throws IOException {
        Files.writeString(repository.resolve("loginsight.yml"), text);
    }
}
