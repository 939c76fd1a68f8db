package dev.loginsight.cli.config;

import dev.loginsight.core.log.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be configured, resolved and checked. Paths are absolute, sizes bytes.
 *
 * @param others what somebody set of the keys that only the applications in {@code serve} read, checked for their form
 * @param given keys that somebody set; all others hold their default
 * @param warnings what was ignored, one sentence each
 */
public record Settings(
        Path home,
        List<Path> repositories,
        int port,
        String bind,
        Kafka kafka,
        Model model,
        Filter filter,
        long ingestMaxBody,
        Map<String, String> datadogFields,
        Index index,
        Path insightsDatabase,
        Path statsDatabase,
        Map<Key, List<String>> others,
        Set<Key> given,
        List<String> warnings) {

    /** @param bootstrapServers empty when the broker runs inside {@code serve} */
    public record Kafka(String bootstrapServers, int port, int partitions) {
        public boolean embedded() {
            return bootstrapServers.isEmpty();
        }
    }

    /** @param apiKey empty when none is set: local endpoints often need none */
    public record Model(
            String apiKey, String baseUrl, String name, Duration timeout, int maxAttempts, boolean configured) {
        /** The key as a person may see it: enough to recognise, not to use. */
        public Optional<String> maskedKey() {
            if (apiKey.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(apiKey.length() < 12 ? "****" : "****" + apiKey.substring(apiKey.length() - 4));
        }

        /** Never prints the key. */
        @Override
        public String toString() {
            return "Model[" + name + " at " + baseUrl + "]";
        }
    }

    public record Filter(Severity minSeverity, List<String> keywords, List<String> patterns) {
        public Filter {
            keywords = List.copyOf(keywords);
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * How a repository is indexed.
     *
     * @param maxFileSize bytes
     */
    public record Index(Duration interval, long maxFileSize, List<String> exclude) {
        public Index {
            exclude = List.copyOf(exclude);
        }
    }

    public Settings {
        repositories = List.copyOf(repositories);
        datadogFields = Map.copyOf(datadogFields);
        others = Map.copyOf(others);
        given = Set.copyOf(given);
        warnings = List.copyOf(warnings);
    }

    /** The same with another model. */
    public Settings withModel(Model other) {
        return new Settings(
                home,
                repositories,
                port,
                bind,
                kafka,
                other,
                filter,
                ingestMaxBody,
                datadogFields,
                index,
                insightsDatabase,
                statsDatabase,
                others,
                given,
                warnings);
    }
}
