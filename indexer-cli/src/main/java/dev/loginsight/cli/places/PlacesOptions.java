package dev.loginsight.cli.places;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.repository.Repositories;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that answer with ranked places. */
public final class PlacesOptions {
    private static final int MAX_K = 1000;

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            description = "The indexed repository; by default the one that the current directory is in.")
    private @Nullable String repo;

    @Option(
            names = "-k",
            paramLabel = "N",
            defaultValue = "10",
            description = "At most so many places (default ${DEFAULT-VALUE}).")
    private int k;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--batch",
            description =
                    "Answer JSON lines {\"id\":\"q1\",\"text\":\"...\"} from standard input, one JSON line each, in their order."
                            + " A line that cannot be answered gets an \"error\"; the others go on, and the exit code is 1.")
    private boolean batch;

    /** The repository to look in; a person is told which it is where that is not plain. */
    public Path root(Console console, Repositories repositories) {
        return repositories.aroundTold(console, repo, !json && !batch);
    }

    public int k() {
        if (k < 1 || k > MAX_K) {
            throw CliFailure.usage("-k must be 1 to " + MAX_K + ", not " + k);
        }
        return k;
    }

    public boolean json() {
        return json;
    }

    public boolean batch() {
        return batch;
    }
}
