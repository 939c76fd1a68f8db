package dev.loginsight.api.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this room reads of the configuration; each key with its meaning and default is in {@code insight-api.yml}.
 *
 * @param home folder of everything Log Insight keeps; {@code ~} is the user's own folder
 * @param bind address the server listens on
 */
@ConfigurationProperties("loginsight")
public record ApiProperties(
        @DefaultValue("~/.loginsight") String home,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue List<String> repositories,
        @DefaultValue Insights insights,
        @DefaultValue Model model,
        @DefaultValue Api api) {

    public ApiProperties {
        repositories = List.copyOf(repositories);
    }

    public Path homePath() {
        return path(home);
    }

    /** The file that holds the insights: the configured one, or {@code insights.db} in the home. */
    public Path insightsDatabase() {
        return insights.database == null || insights.database.isBlank()
                ? homePath().resolve("insights.db")
                : path(insights.database);
    }

    /** Directories whose indexes can be asked. */
    public List<Path> repositoryPaths() {
        return repositories.stream()
                .filter(it -> !it.isBlank())
                .map(it -> path(it.strip()))
                .toList();
    }

    private static Path path(String text) {
        boolean ofUser = text.equals("~") || text.startsWith("~/");
        return ofUser ? Path.of(System.getProperty("user.home") + text.substring(1)) : Path.of(text);
    }

    /** @param database SQLite file; null or blank for the one in the home */
    public record Insights(@Nullable String database) {}

    /** Only to say on health pages whether a model is configured; this room asks none. */
    public record Model(
            @DefaultValue("") String apiKey,
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String name) {
        public boolean configured() {
            return !apiKey.isBlank() || !baseUrl.isBlank();
        }

        @Override
        public String toString() {
            return "Model[name=" + name + ", configured=" + configured() + "]";
        }
    }

    /**
     * @param allowedHosts further names, without a port, under which browsers may reach this server
     * @param maxLiveClients listeners of live updates at one time
     * @param heartbeat longest silence on a stream of live updates
     * @param instanceId lets a restarted process take its partitions back at once; empty where processes have no names
     */
    public record Api(
            @DefaultValue List<String> allowedHosts,
            @DefaultValue("100") int maxLiveClients,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("") String instanceId) {
        public Api {
            allowedHosts = List.copyOf(allowedHosts);
            if (maxLiveClients < 1) {
                throw new IllegalArgumentException(
                        "loginsight.api.max-live-clients must be at least 1: " + maxLiveClients);
            }
            if (heartbeat.compareTo(Duration.ofMillis(100)) < 0) {
                throw new IllegalArgumentException("loginsight.api.heartbeat must be at least 100ms: " + heartbeat);
            }
        }
    }
}
