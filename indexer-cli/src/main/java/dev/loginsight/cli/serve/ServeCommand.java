package dev.loginsight.cli.serve;

import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.config.Key;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.config.SettingsLoader;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.Signals;
import dev.loginsight.cli.index.Wording;
import dev.loginsight.cli.logging.ProcessLogging;
import dev.loginsight.cli.progress.ProgressBar;
import dev.loginsight.cli.repository.Repositories;
import dev.loginsight.index.indexing.IndexListener;
import dev.loginsight.index.indexing.IndexProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loginsight serve}. */
@Command(
        name = "serve",
        description = {
            "Run everything in one process: ingestion, Kafka, analysis, API and dashboard.",
            "",
            "Repositories without an index are indexed as soon as it is ready: logs are accepted meanwhile, and questions and analyses"
                    + " wait for the code. The others answer at once. All are refreshed every index.interval."
        },
        footer = {
            "",
            "Examples:",
            "  loginsight serve --repo ~/work/shop --repo ~/work/billing",
            "  loginsight serve --port 0 --json",
            "  curl -H 'Content-Type: text/plain' --data-binary @app.log http://127.0.0.1:8080/v1/events"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
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
        ProcessLogging.show(Level.WARN);
        Settings settings = settings();
        Repositories known = new Repositories(settings.home());
        List<Path> roots = new RepositoryChoice(console, known).roots(repositories, settings.repositories());
        try (ServeLock lock = ServeLock.acquire(settings.home());
                ServedRepositories served = new ServedRepositories(console, common, known, roots);
                ProgressBar bar = new ProgressBar(console.err())) {
            try (Server server = Server.start(settings, served.indexes())) {
                Signals signals =
                        Signals.caught(); // until here nothing has been acknowledged, and a signal ends us at once
                if (!isReady(server, signals)) {
                    return signals.exitCode();
                }
                lock.announce(server.address());
                new ReadyMessage(console, settings, served).print(server, started, json);
                served.keepFresh(
                        settings.index().interval(),
                        console.errTerminal() ? it -> show(bar, it) : IndexListener.SILENT,
                        bar::clear);
                return signals.await();
            }
        }
    }

    private static void show(ProgressBar bar, IndexProgress progress) {
        bar.show(Wording.of(progress.phase()), progress.done(), progress.total());
    }

    /** Waits until every part says that it works; false when the process was asked to end meanwhile. */
    private boolean isReady(Server server, Signals signals) throws InterruptedException {
        long impatient = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> missing = server.missing();
        while (missing.isPresent()) {
            if (System.nanoTime() > impatient) {
                console.warn("still waiting: " + missing.get());
                impatient = System.nanoTime() + PATIENCE.toNanos();
            }
            if (signals.await(LOOK)) {
                return false;
            }
            missing = server.missing();
        }
        return !signals.asked();
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
}
