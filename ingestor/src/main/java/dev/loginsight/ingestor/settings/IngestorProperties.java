package dev.loginsight.ingestor.settings;

import dev.loginsight.core.log.Severity;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What this room reads of the configuration; each key with its meaning and default is in {@code ingestor.yml}.
 *
 * @param home folder of everything Log Insight keeps; {@code ~} is the user's own folder
 */
@ConfigurationProperties("loginsight")
public record IngestorProperties(
        @DefaultValue("~/.loginsight") String home,
        @DefaultValue Kafka kafka,
        @DefaultValue Filter filter,
        @DefaultValue Ingest ingest,
        @DefaultValue Stats stats,
        @DefaultValue Datadog datadog) {

    /** The file that holds counts and ids: the configured one, or {@code stats.duckdb} in the home. */
    public Path statsDatabase() {
        String database = stats.database;
        return database == null || database.isBlank() ? path(home).resolve("stats.duckdb") : path(database);
    }

    private static Path path(String text) {
        boolean ofUser = text.equals("~") || text.startsWith("~/");
        return ofUser ? Path.of(System.getProperty("user.home") + text.substring(1)) : Path.of(text);
    }

    private static void require(boolean holds, String key, String sentence, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("loginsight.%s %s: %s".formatted(key, sentence, value));
        }
    }

    /**
     * @param bootstrapServers {@code host:port}, separated by commas
     * @param partitions of the topic where it has to be created
     * @param timeout how long a request waits for Kafka before it is refused
     */
    public record Kafka(
            @DefaultValue("127.0.0.1:9092") String bootstrapServers,
            @DefaultValue("3") int partitions,
            @DefaultValue("10s") Duration timeout) {
        public Kafka {
            require(partitions >= 1, "kafka.partitions", "must be at least 1", partitions);
            require(timeout.toMillis() >= 100, "kafka.timeout", "must be at least 100ms", timeout);
            bootstrapServers = bootstrapServers.isBlank() ? "127.0.0.1:9092" : bootstrapServers;
        }
    }

    /**
     * @param minSeverity events of this severity and above are errors
     * @param keywords whole words, case ignored, that make an error of a warning or of an event without a severity
     * @param patterns regular expressions that do the same
     */
    public record Filter(
            @DefaultValue("ERROR") String minSeverity,

            @DefaultValue({"error", "panic", "exception", "critical", "fatal"})
            List<String> keywords,

            @DefaultValue List<String> patterns) {
        public Filter {
            keywords = List.copyOf(keywords);
            patterns = List.copyOf(patterns);
            require(
                    Severity.ofText(minSeverity) != Severity.UNSPECIFIED,
                    "filter.min-severity",
                    "must be TRACE, DEBUG, INFO, WARN, ERROR or FATAL",
                    minSeverity);
        }

        public Severity severity() {
            return Severity.ofText(minSeverity.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param maxBody largest request body, before and after it is decompressed
     * @param zone time zone of timestamps that name none: an id such as {@code Europe/Berlin}, or {@code system}
     */
    public record Ingest(
            @DefaultValue("16MB") DataSize maxBody,
            @DefaultValue("system") String zone) {
        public Ingest {
            require(maxBody.toBytes() >= 1, "ingest.max-body", "must be at least 1B", maxBody);
            require(
                    maxBody.toBytes() <= Integer.MAX_VALUE / 4,
                    "ingest.max-body",
                    "must be at most 511MB, as a body is held in memory",
                    maxBody);
            require(isZone(zone), "ingest.zone", "must be system, UTC, or a name such as Europe/Berlin", zone);
        }

        public int maxBodyBytes() {
            return (int) maxBody.toBytes();
        }

        public ZoneId zoneId() {
            return zone.equalsIgnoreCase("system") ? ZoneId.systemDefault() : ZoneId.of(zone);
        }

        private static boolean isZone(String zone) {
            try {
                return zone.equalsIgnoreCase("system") || ZoneId.of(zone) != null;
            } catch (DateTimeException unknown) {
                return false;
            }
        }
    }

    /**
     * @param database DuckDB file; null or blank for the one in the home
     * @param memory that DuckDB may use outside the heap
     * @param retention age at which counts are deleted
     */
    public record Stats(
            @Nullable String database,
            @DefaultValue("64MB") DataSize memory,
            @DefaultValue("30d") Duration retention) {
        public Stats {
            require(memory.toMegabytes() >= 16, "stats.memory", "must be at least 16MB", memory);
            require(!retention.minusHours(1).isNegative(), "stats.retention", "must be at least 1h", retention);
        }
    }

    /**
     * @param fields of ours, each with where it stands in the webhook's body: a JSON pointer or a dotted path
     * @param events where a list of log records stands in the body; blank when the body is one record
     */
    public record Datadog(
            @DefaultValue Map<String, String> fields,
            @DefaultValue("/logs_sample/rows") String events) {
        public Datadog {
            fields = Map.copyOf(fields);
        }
    }
}
