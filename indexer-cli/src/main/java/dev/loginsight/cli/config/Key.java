package dev.loginsight.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every setting there is. {@code docs/configuration.md} shows this list, and a test keeps the two in step. */
public enum Key {
    HOME(
            "home",
            Kind.PATH,
            Scope.PROCESS,
            "~/.loginsight",
            "Folder for indexes, insights and the broker's data. Not in a file: the home's own file is found through it."),
    REPOSITORIES(
            "repositories",
            Kind.PATHS,
            Scope.USER,
            "",
            "Directories that `serve` indexes and searches, besides those given with `--repo`."),
    PORT(
            "port",
            Kind.PORT,
            Scope.USER,
            "8080",
            "HTTP port of `serve`: ingestion, API and dashboard. 0 takes a free one."),
    BIND(
            "bind",
            Kind.TEXT,
            Scope.USER,
            "127.0.0.1",
            "Address `serve` listens on. There is no login yet: anything but loopback shows your code to the network."),
    KAFKA_BOOTSTRAP_SERVERS(
            "kafka.bootstrap-servers",
            Kind.TEXT,
            Scope.USER,
            "",
            "A Kafka cluster, as host:port separated by commas. Empty: a real Kafka runs inside `serve`."),
    KAFKA_PORT(
            "kafka.port",
            Kind.PORT,
            Scope.USER,
            "9092",
            "Port of the Kafka inside `serve`, on loopback. 0 takes a free one, as does leaving it out when `port` is 0."),
    KAFKA_PARTITIONS(
            "kafka.partitions",
            Kind.POSITIVE,
            Scope.USER,
            "3",
            "Partitions of topics that have to be created; existing topics are left as they are."),
    MODEL_API_KEY(
            "model.api-key",
            Kind.SECRET,
            Scope.USER,
            "",
            "Key of the chat model's endpoint. Setting it, or `model.base-url`, turns the model on.",
            "OPENAI_API_KEY"),
    MODEL_BASE_URL(
            "model.base-url",
            Kind.URL,
            Scope.USER,
            "https://api.openai.com/v1",
            "Any OpenAI-compatible endpoint, with its version path.",
            "OPENAI_BASE_URL"),
    MODEL_NAME("model.name", Kind.TEXT, Scope.USER, "gpt-5-mini", "Chat model to ask.", "OPENAI_MODEL"),
    MODEL_TIMEOUT("model.timeout", Kind.DURATION, Scope.USER, "60s", "Longest wait for one answer of the model."),
    MODEL_MAX_ATTEMPTS(
            "model.max-attempts",
            Kind.POSITIVE,
            Scope.USER,
            "4",
            "Attempts, with growing pauses, before an insight is stored without the model's part."),
    FILTER_MIN_SEVERITY(
            "filter.min-severity",
            Kind.SEVERITY,
            Scope.USER,
            "ERROR",
            "Events at least this severe are analysed; TRACE, DEBUG, INFO, WARN, ERROR or FATAL."),
    FILTER_KEYWORDS(
            "filter.keywords",
            Kind.TEXTS,
            Scope.USER,
            "error, panic, exception, critical, fatal",
            "An event without a severity is analysed when its text holds one of these words."),
    FILTER_PATTERNS(
            "filter.patterns",
            Kind.PATTERNS,
            Scope.USER,
            "",
            "Regular expressions that let an event through whatever its severity."),
    INGEST_MAX_BODY("ingest.max-body", Kind.SIZE, Scope.USER, "16MB", "Largest HTTP body that ingestion accepts."),
    DATADOG_FIELDS(
            "datadog.fields",
            Kind.MAP,
            Scope.USER,
            "",
            "Where in your Datadog webhook template each of our fields stands, such as `datadog.fields.message: body`."),
    INDEX_INTERVAL(
            "index.interval",
            Kind.DURATION,
            Scope.USER,
            "10m",
            "How often `serve` and `index --watch` look for changed files; at least 1s."),
    INDEX_MAX_FILE_SIZE(
            "index.max-file-size",
            Kind.SIZE,
            Scope.REPOSITORY,
            "1MB",
            "Larger files are skipped and reported; at most 64MB."),
    INDEX_EXCLUDE(
            "index.exclude",
            Kind.TEXTS,
            Scope.REPOSITORY,
            "",
            "More ignore rules, in .gitignore's syntax, on top of the repository's own."),
    INSIGHTS_DATABASE("insights.database", Kind.PATH, Scope.USER, "<home>/insights.db", "SQLite file of the insights."),
    STATS_DATABASE(
            "stats.database", Kind.PATH, Scope.USER, "<home>/stats.duckdb", "DuckDB file of ingestion's counts.");

    /** Who may set a key. */
    enum Scope {
        /** Option or environment only. */
        PROCESS,
        /** Also the home's file: what belongs to the person who runs the process. */
        USER,
        /** Also a repository's file, which may be a stranger's: nothing that reaches out of that repository. */
        REPOSITORY
    }

    private final String path;
    private final Kind kind;
    private final Scope scope;
    private final String defaultText;
    private final String description;
    private final List<String> aliases;

    Key(String path, Kind kind, Scope scope, String defaultText, String description, String... aliases) {
        this.path = path;
        this.kind = kind;
        this.scope = scope;
        this.defaultText = defaultText;
        this.description = description;
        this.aliases = List.of(aliases);
    }

    /** As written in {@code loginsight.yml}: {@code kafka.port}. */
    public String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    Scope scope() {
        return scope;
    }

    String defaultText() {
        return defaultText;
    }

    String description() {
        return description;
    }

    /** {@code LOGINSIGHT_KAFKA_PORT}. Read with any underscores, so that Spring's spelling of dashed names works as well. */
    public String envName() {
        return "LOGINSIGHT_" + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Environment names of other tools that mean the same, weaker than {@link #envName}. */
    public List<String> envAliases() {
        return aliases;
    }

    static Optional<Key> ofPath(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }
}
