package dev.loginsight.cli.query;

import dev.loginsight.cli.batch.Batch;
import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.places.Answer;
import dev.loginsight.cli.places.PlacesOptions;
import dev.loginsight.cli.repository.Repositories;
import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.index.search.CodeIndex;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loginsight query}. */
@Command(
        name = "query",
        description = "Find the places of a repository that a question is about, best first.",
        footer = {
            "",
            "Examples:",
            "  loginsight query where is the discount of an order computed",
            "  loginsight query --json -k 5 retryWithBackoff",
            "  loginsight query --batch --json < questions.jsonl"
        })
public final class QueryCommand implements Callable<Integer> {
    private static final int MAX_PLACES = 100;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PlacesOptions options = new PlacesOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "TEXT",
            description = "The question, in words or identifiers; quotes are optional.")
    private List<String> words = List.of();

    @Option(
            names = "--places",
            paramLabel = "N",
            defaultValue = "1",
            description = "At most so many places of one file (default ${DEFAULT-VALUE}).")
    private int placesPerFile;

    private final Console console;

    public QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String text = String.join(" ", words);
        if (placesPerFile < 1 || placesPerFile > MAX_PLACES) {
            throw CliFailure.usage("--places must be 1 to " + MAX_PLACES + ", not " + placesPerFile);
        }
        if (options.batch() != text.isBlank()) {
            throw CliFailure.usage(
                    options.batch()
                            ? "--batch reads its questions from standard input; leave TEXT out"
                            : "what are you looking for? Give TEXT, such as: loginsight query where are orders totalled");
        }
        int k = options.k();
        Repositories repositories = new Repositories(common.home(console));
        try (CodeIndex index = repositories.open(options.root(console, repositories))) {
            return options.batch()
                    ? new Batch(console, question -> ask(index, question, k)).run()
                    : new Answer(console, options.json(), index).print(() -> ask(index, text, k));
        }
    }

    private List<RankedPlace> ask(CodeIndex index, String text, int k) {
        return index.query(text, ChunkFilter.NONE, k, placesPerFile);
    }
}
