package dev.loginsight.worker;

import dev.loginsight.worker.agent.ModelSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this room reads of the configuration; each key with its meaning and default is in {@code agent-worker.yml}.
 *
 * @param home folder of everything Log Insight keeps; {@code ~} is the user's own folder
 * @param repositories directories whose indexes are searched
 */
@ConfigurationProperties("loginsight")
public record WorkerProperties(
        @DefaultValue("~/.loginsight") String home,
        @DefaultValue List<String> repositories,
        @DefaultValue Kafka kafka,
        @DefaultValue Model model,
        @DefaultValue Worker worker) {
    public WorkerProperties {
        repositories = List.copyOf(repositories);
    }

    Path homePath() {
        return path(home);
    }

    List<Path> repositoryPaths() {
        return repositories.stream().map(WorkerProperties::path).toList();
    }

    private static Path path(String text) {
        boolean ofUser = text.equals("~") || text.startsWith("~/");
        Path path = ofUser ? Path.of(System.getProperty("user.home") + text.substring(1)) : Path.of(text);
        return path.toAbsolutePath().normalize();
    }

    /**
     * @param bootstrapServers {@code host:port}, separated by commas
     * @param partitions of topics that have to be created
     */
    public record Kafka(
            @DefaultValue("") String bootstrapServers,
            @DefaultValue("3") int partitions) {
        public Kafka {
            if (partitions < 1) {
                throw new IllegalArgumentException("loginsight.kafka.partitions must be at least 1: " + partitions);
            }
        }
    }

    /**
     * @param apiKey blank for none
     * @param baseUrl blank for OpenAI's own; one that is given turns the model on even without a key
     */
    public record Model(
            @DefaultValue("") String apiKey,
            @DefaultValue("") String baseUrl,
            @DefaultValue("gpt-5-mini") String name,
            @DefaultValue("60s") Duration timeout,
            @DefaultValue("4") int maxAttempts) {
        /** Empty when no model is configured. */
        public Optional<ModelSettings> settings() {
            return apiKey.isBlank() && baseUrl.isBlank()
                    ? Optional.empty()
                    : Optional.of(new ModelSettings(
                            apiKey, baseUrl.isBlank() ? ModelSettings.OPENAI : baseUrl, name, timeout, maxAttempts));
        }

        /** Never prints the key. */
        @Override
        public String toString() {
            return "Model[" + name + "]";
        }
    }

    /**
     * @param parallelAnalyses errors that are analysed, and models that are asked, at one time
     * @param retryDelay first pause before an incomplete analysis is repeated when its error comes back; it doubles each time
     * @param instanceId a name that stays the same over restarts and that no other worker has: lets Kafka give a restarted worker its
     *     partitions back at once instead of after its session has timed out; empty for none
     */
    public record Worker(
            @DefaultValue("4") int parallelAnalyses,
            @DefaultValue("1m") Duration retryDelay,
            @DefaultValue("") String instanceId) {
        public Worker {
            if (parallelAnalyses < 1 || parallelAnalyses > 64) {
                throw new IllegalArgumentException(
                        "loginsight.worker.parallel-analyses must be 1..64: " + parallelAnalyses);
            }
            if (retryDelay.toMillis() < 1) {
                throw new IllegalArgumentException("loginsight.worker.retry-delay must be at least 1ms: " + retryDelay);
            }
        }
    }
}
