package dev.loginsight.cli.locate;

import dev.loginsight.cli.batch.Batch;
import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.places.Answer;
import dev.loginsight.cli.places.PlacesOptions;
import dev.loginsight.cli.repository.Repositories;
import dev.loginsight.index.search.CodeIndex;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loginsight locate}. */
@Command(
        name = "locate",
        description = {
            "Find the places that may have caused the error a log tells of, most suspect first.",
            "",
            "Any text will do; a stack trace tells most. No model is asked and nothing leaves this machine."
        },
        footer = {
            "",
            "Examples:",
            "  loginsight locate crash.log",
            "  kubectl logs shop-7d9f | loginsight locate --repo ~/work/shop",
            "  loginsight locate --batch --json < logs.jsonl"
        })
public final class LocateCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PlacesOptions options = new PlacesOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The log; `-`, or nothing, for standard input.")
    private @Nullable String file;

    private final Console console;

    public LocateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (options.batch() && file != null) {
            throw CliFailure.usage("--batch reads its logs from standard input; leave FILE out");
        }
        int k = options.k();
        String log = options.batch() ? "" : new LogInput(console).read(file);
        Repositories repositories = new Repositories(common.home(console));
        try (CodeIndex index = repositories.open(options.root(console, repositories))) {
            return options.batch()
                    ? new Batch(console, text -> index.locate(text, k)).run()
                    : new Answer(console, options.json(), index).print(() -> index.locate(log, k));
        }
    }
}
