package dev.loginsight.cli.serve;

import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.config.Key;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.config.SettingsLoader;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.Signals;
import dev.loginsight.cli.json.Json;
import dev.loginsight.cli.logging.ProcessLogging;
import dev.loginsight.index.search.CodeIndexes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loginsight serve}. */
@Command(
        name = "serve",
        description = {
            "Run everything in one process: ingestion, Kafka, analysis, API and dashboard.",
            "",
            "Repositories without an index are indexed before it is ready; the others answer at once and are refreshed meanwhile,"
                    + " then every index.interval."
        },
        footer = {
            "",
            "Examples:",
            "  loginsight serve --repo ~/work/shop --repo ~/work/billing",
            "  loginsight serve --port 0 --json",
            "  curl -H 'Content-Type: text/plain' --data-binary @app.log http://127.0.0.1:8080/v1/events"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(50);

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            description =
                    "A repository to search; may be repeated. Without it and without `repositories` in the configuration: the one"
                            + " that the current directory is in.")
    private List<String> repositories = List.of();

    @Option(names = "--port", paramLabel = "N", description = "HTTP port; 0 takes a free one.")
    private @Nullable String port;

    @Option(names = "--kafka-port", paramLabel = "N", description = "Port of the Kafka inside; 0 takes a free one.")
    private @Nullable String kafkaPort;

    @Option(names = "--json", description = "Print one JSON line when everything is ready.")
    private boolean json;

    private final Console console;

    public ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        long started = System.nanoTime();
        System.setProperty(ProcessLogging.LEVEL, "WARN");
        Settings settings = settings();
        Signals signals = Signals.caught();
        try (ServeLock lock = ServeLock.acquire(settings.home());
                CodeIndexes indexes = new CodeIndexes(root -> {
                    throw new IllegalStateException();
                });
                Server server = Server.start(settings, indexes)) {
            while (!signals.asked()) {
                if (server.missing().isEmpty()) {
                    break;
                }
                signals.await(LOOK);
            }
            lock.announce(server.address());
            ready(server, (System.nanoTime() - started) / 1_000_000);
            return signals.await();
        }
    }

    private Settings settings() {
        SettingsLoader loader = common.settings(console);
        if (port != null) {
            loader.option(Key.PORT, "--port", port);
        }
        if (kafkaPort != null) {
            loader.option(Key.KAFKA_PORT, "--kafka-port", kafkaPort);
        }
        Settings settings = loader.load(Optional.empty());
        settings.warnings().forEach(console::warn);
        return settings;
    }

    private void ready(Server server, long tookMs) {
        if (json) {
            console.out().println(Json.object(line -> {
                line.writeBooleanProperty("ready", true);
                line.writeStringProperty("api", server.address());
                line.writeStringProperty("ingest", server.address());
                line.writeStringProperty("kafka", server.bootstrapServers());
                line.writeNumberProperty("tookMs", tookMs);
            }));
        } else {
            console.out().println("ready");
        }
        console.flush();
    }
}
