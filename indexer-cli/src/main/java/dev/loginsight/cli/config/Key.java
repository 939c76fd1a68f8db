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
            Kind.SERVERS,
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
    KAFKA_TIMEOUT(
            "kafka.timeout",
            Kind.DURATION,
            Scope.USER,
            "10s",
            "How long ingestion waits for Kafka before it refuses a request with 503; at least 100ms."),
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
            "Attempts, with growing pauses, before an insight is stored without the model's part."
                    + " Only one for an error that follows five without an answer."),
    WORKER_PARALLEL_ANALYSES(
            "worker.parallel-analyses",
            Kind.POSITIVE,
            Scope.USER,
            "4",
            "Errors analysed, and questions to the model under way, at one time; at most 64."),
    WORKER_RETRY_DELAY(
            "worker.retry-delay",
            Kind.DURATION,
            Scope.USER,
            "1m",
            "First pause before an incomplete analysis is repeated when its error comes back; it doubles each time."),
    FILTER_MIN_SEVERITY(
            "filter.min-severity",
            Kind.SEVERITY,
            Scope.USER,
            "ERROR",
            "Events of this severity and above are errors, and analysed: TRACE, DEBUG, INFO, WARN, ERROR or FATAL."),
    FILTER_KEYWORDS(
            "filter.keywords",
            Kind.TEXTS,
            Scope.USER,
            "error, panic, exception, critical, fatal",
            "Whole words, case ignored, that make an error of a warning or of an event without a severity."),
    FILTER_PATTERNS(
            "filter.patterns",
            Kind.PATTERNS,
            Scope.USER,
            "",
            "Regular expressions that do the same, found anywhere in the message."),
    INGEST_MAX_BODY(
            "ingest.max-body",
            Kind.SIZE,
            Scope.USER,
            "16MB",
            "Largest HTTP body that ingestion accepts; at most 511MB."),
    INGEST_ZONE(
            "ingest.zone",
            Kind.ZONE,
            Scope.USER,
            "system",
            "Time zone of timestamps that name none: system, UTC, or a name such as Europe/Berlin."),
    DATADOG_EVENTS(
            "datadog.events",
            Kind.TEXT,
            Scope.USER,
            "/logs_sample/rows",
            "Where a list of log records stands in the Datadog webhook's body: a JSON pointer or a dotted path."),
    DATADOG_FIELDS(
            "datadog.fields",
            Kind.MAP,
            Scope.USER,
            "",
            "Where each of our fields stands in your Datadog template: `datadog.fields.message: /body`."),
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
            "stats.database", Kind.PATH, Scope.USER, "<home>/stats.duckdb", "DuckDB file of ingestion's counts."),
    STATS_MEMORY(
            "stats.memory",
            Kind.SIZE,
            Scope.USER,
            "64MB",
            "Memory that DuckDB may use, outside the heap; at least 16MB."),
    STATS_RETENTION(
            "stats.retention",
            Kind.DURATION,
            Scope.USER,
            "30d",
            "Age at which ingestion's counts are deleted; at least 1h."),
    API_ALLOWED_HOSTS(
            "api.allowed-hosts",
            Kind.TEXTS,
            Scope.USER,
            "",
            "Further names, without a port, under which browsers may reach `serve`; others are refused (DNS rebinding)."),
    API_MAX_LIVE_CLIENTS(
            "api.max-live-clients", Kind.POSITIVE, Scope.USER, "100", "Connections for live updates at one time."),
    API_HEARTBEAT(
            "api.heartbeat",
            Kind.DURATION,
            Scope.USER,
            "15s",
            "Longest silence on a connection for live updates; at least 100ms.");

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
