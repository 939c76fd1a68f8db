package dev.loginsight.cli.demo;

import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.cli.console.Signals;
import dev.loginsight.cli.insights.InsightJson;
import dev.loginsight.cli.logging.ProcessLogging;
import dev.loginsight.cli.serve.Server;
import dev.loginsight.core.code.Embedder;
import dev.loginsight.core.insight.InsightPage;
import dev.loginsight.index.embed.StaticEmbedder;
import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.indexing.IndexListener;
import dev.loginsight.index.indexing.IndexOptions;
import dev.loginsight.index.indexing.Indexer;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.index.search.CodeIndexes;
import dev.loginsight.index.store.LuceneCodeStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loginsight demo}: the whole job, on an example, with nothing left behind. */
@Command(
        name = "demo",
        description = {
            "Show the whole job: run a small shop that really fails, and print what is found out about its errors.",
            "",
            "Starts the embedded stack on free ports in a temporary home, indexes the shop's code, runs the shop, ships its log"
                    + " over HTTP and waits for the insights. Your own home is not touched; a model is asked when one is configured."
        },
        footer = {
            "",
            "Examples:",
            "  loginsight demo",
            "  loginsight demo --keep",
            "  loginsight demo --json | jq -r '.insights[] | .suspects[0].symbol'"
        })
public final class DemoCommand implements Callable<Integer> {
    /** Longest time without news; with a model, all its attempts may pass before there are any. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "Print the insights as one JSON object.")
    private boolean json;

    @Option(
            names = "--keep",
            description = "Keep serving afterwards, and print the dashboard's address; Ctrl-C ends it.")
    private boolean keep;

    private final Console console;

    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ProcessLogging.show(Level.ERROR);
        Settings.Model model = common.load(console).model();
        Examples examples = Examples.ofProgram();
        Signals signals = Signals.caught();
        Steps steps = new Steps(console);
        try (TemporaryHome home = TemporaryHome.create()) {
            Settings settings = DemoSettings.in(home.directory(), console, model);
            steps.now("Indexing the shop's code");
            try (CodeIndexes indexes = indexed(home.directory(), examples.sources())) {
                if (signals.asked()) {
                    return signals.exitCode();
                }
                steps.now("Starting Kafka, worker and API");
                try (Server server = Server.start(settings, indexes)) {
                    return serve(server, examples, settings, signals, steps);
                }
            }
        }
    }

    private static CodeIndexes indexed(Path directory, Path sources) {
        IndexHome home = new IndexHome(directory);
        Embedder embedder = StaticEmbedder.onFirstUse();
        new Indexer(home, embedder).refresh(sources, IndexOptions.DEFAULT, IndexListener.SILENT);
        CodeIndexes indexes = new CodeIndexes(root ->
                CodeIndex.of(root, LuceneCodeStore.openReadOnly(home.of(root).lucene(), embedder.model()), embedder));
        indexes.add(home.of(sources).root());
        return indexes;
    }

    private int serve(Server server, Examples examples, Settings settings, Signals signals, Steps steps)
            throws InterruptedException {
        ready(server, signals);
        if (signals.asked()) {
            return signals.exitCode();
        }
        steps.now("Running the shop");
        List<String> records = run(server, examples, settings.home());
        LoggedErrors errors = LoggedErrors.in(records);
        StoredInsights stored = new StoredInsights(server.address(), patience(settings.model()), signals);
        InsightPage page = stored.covering(
                errors,
                missing -> steps.now("Waiting for insights: %d of %d kinds of errors are covered"
                        .formatted(
                                errors.counts().size() - missing,
                                errors.counts().size())));
        steps.close();
        if (signals.asked()) {
            return signals.exitCode();
        }
        if (json) {
            console.out().println(InsightJson.page(page));
        } else {
            new DemoText(console).print(page.insights(), records.size(), errors, settings.model());
        }
        console.flush();
        return keep ? keepServing(server, signals) : ExitCode.DONE;
    }

    private static void ready(Server server, Signals signals) throws InterruptedException {
        long began = System.nanoTime();
        while (server.missing().isPresent() && !signals.await(Duration.ofMillis(50))) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new CliFailure("the stack did not become ready within " + PATIENCE.toSeconds() + " s: "
                        + server.missing().orElse("it is now"));
            }
        }
    }

    /** Runs the shop to its end and ships what it logs meanwhile. */
    private static List<String> run(Server server, Examples examples, Path scratch) throws InterruptedException {
        try (ShopProcess shop = ShopProcess.start(examples, scratch);
                LogShipper shipper = new LogShipper(server.address())) {
            List<String> records = shipper.ship(shop.log());
            shop.requireEnd();
            return records;
        }
    }

    private static Duration patience(Settings.Model model) {
        return model.configured() ? PATIENCE.plus(model.timeout().multipliedBy(2L * model.maxAttempts())) : PATIENCE;
    }

    private int keepServing(Server server, Signals signals) throws InterruptedException {
        console.err().println("Dashboard: " + server.address() + "/  (Ctrl-C ends it)");
        signals.await();
        return ExitCode.DONE;
    }
}
