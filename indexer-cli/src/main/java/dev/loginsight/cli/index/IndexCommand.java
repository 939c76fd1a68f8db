package dev.loginsight.cli.index;

import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.config.Durations;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.cli.progress.ProgressBar;
import dev.loginsight.cli.repository.Repositories;
import dev.loginsight.index.indexing.IndexListener;
import dev.loginsight.index.indexing.IndexReport;
import dev.loginsight.index.indexing.Indexer;
import dev.loginsight.index.indexing.IndexingException;
import dev.loginsight.merkle.UnscannableRootException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loginsight index}. */
@Command(
        name = "index",
        description = {
            "Index a directory, or bring its index up to date: only what changed is read and embedded.",
            "",
            "Nothing is written into the directory. .gitignore rules hold; binary, minified, over-large and secret-bearing files are"
                    + " skipped, each with its reason in --json."
        },
        footer = {
            "",
            "Examples:",
            "  loginsight index",
            "  loginsight index ~/work/shop --watch --interval 2m",
            "  loginsight index . --json | jq '.skipped[] | select(.reason == \"too-large\")'"
        })
public final class IndexCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description =
                    "What to index; by default the indexed directory around the current one, else its git checkout.")
    private @Nullable String directory;

    @Option(names = "--branch", paramLabel = "B", description = "Branch of a git URL; URLs are not supported yet.")
    private @Nullable String branch;

    @Option(names = "--watch", description = "Go on: look for changes on each interval, until interrupted.")
    private boolean watch;

    @Option(
            names = "--interval",
            paramLabel = "10m",
            description = "How often --watch looks (default: index.interval).")
    private @Nullable String interval;

    @Option(
            names = "--full",
            description = "Rebuild from nothing; also what an index of another version or model needs.")
    private boolean full;

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    @Option(names = "--quiet", description = "Print no report and no progress, only failures.")
    private boolean quiet;

    private final Console console;

    public IndexCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path root = root();
        Settings settings = common.load(console, root);
        Duration pause = pause(settings);
        Repositories repositories = new Repositories(settings.home());
        Indexer indexer = new Indexer(repositories.home(), repositories.embedder());
        report(refresh(indexer, root, settings, full));
        while (watch && !console.readerIsGone()) {
            Thread.sleep(pause);
            again(indexer, root);
        }
        return ExitCode.DONE;
    }

    private Path root() {
        if (branch != null
                || (directory != null
                        && GitUrl.looksLike(directory)
                        && !console.resolve(directory).toFile().exists())) {
            throw new CliFailure("indexing a git URL is not supported yet; clone it, then index the clone:"
                    + " git clone URL DIR && loginsight index DIR");
        }
        return directory == null
                ? new Repositories(common.home(console)).aroundTold(console, null, !quiet && !json)
                : Repositories.directory(console, directory);
    }

    private Duration pause(Settings settings) {
        if (interval == null) {
            return settings.index().interval();
        }
        if (!watch) {
            throw CliFailure.usage("--interval goes with --watch");
        }
        try {
            Duration given = Durations.parse(interval);
            if (given.toMillis() >= 1000) {
                return given;
            }
        } catch (IllegalArgumentException e) {
            throw CliFailure.usage("--interval must be " + e.getMessage() + ", not " + interval);
        }
        throw CliFailure.usage("--interval must be at least 1s, not " + interval);
    }

    /** A look that fails says so and is followed by the next: the directory may be back, the other run may have ended. */
    private void again(Indexer indexer, Path root) {
        try {
            IndexReport report = refresh(indexer, root, common.load(console, root), false);
            if (report.changedAnything()) {
                report(report);
            }
        } catch (IndexingException | UnscannableRootException | CliFailure e) {
            console.warn(e.getMessage());
        }
    }

    private IndexReport refresh(Indexer indexer, Path root, Settings settings, boolean all) {
        try (ProgressBar bar = new ProgressBar(console.err())) {
            IndexListener listener = console.errTerminal() && !quiet
                    ? it -> bar.show(Wording.of(it.phase()), it.done(), it.total())
                    : IndexListener.SILENT;
            return indexer.refresh(root, IndexSettings.options(settings.index()).withFull(all), listener);
        }
    }

    private void report(IndexReport report) {
        if (json) {
            console.out().println(ReportJson.of(report));
        } else if (!quiet) {
            new ReportText(console.out(), console.style()).print(report);
        }
        console.flush();
    }
}
