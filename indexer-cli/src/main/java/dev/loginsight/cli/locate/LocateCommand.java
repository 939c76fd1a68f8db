package dev.loginsight.cli.locate;

import dev.loginsight.cli.batch.Batch;
import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.places.Answer;
import dev.loginsight.cli.places.PlacesOptions;
import dev.loginsight.cli.repository.Repositories;
import dev.loginsight.core.log.FoundTrace;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.StackTraceParser;
import dev.loginsight.index.search.CodeIndex;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            "Any text will do; a stack trace tells most. Of a log with several errors the first is located. No model is",
            "asked and nothing leaves this machine."
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

    /** Characters of a log that are looked through for further errors, and how many. */
    private static final int MOST_COUNTED = 300_000;

    private static final int MOST_TRACES = 50;

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
            if (options.batch()) {
                return new Batch(console, text -> index.locate(text, k)).run();
            }
            int code = new Answer(console, options.json(), index).print(() -> index.locate(log, k));
            noteFurtherErrors(log);
            return code;
        }
    }

    /** Comes after the answer, which need not wait for it. */
    private void noteFurtherErrors(String log) {
        Set<String> kinds = new HashSet<>();
        boolean all = log.length() <= MOST_COUNTED;
        Optional<FoundTrace> found = StackTraceParser.find(all ? log : log.substring(0, MOST_COUNTED));
        for (int traces = 0; found.isPresent() && traces < MOST_TRACES; traces++) {
            kinds.add(kind(found.get().trace()));
            found = StackTraceParser.find(found.get().after());
        }
        if (kinds.size() > 1) {
            console.err()
                    .println("loginsight: the log holds " + (all && found.isEmpty() ? "" : "at least ") + kinds.size()
                            + " kinds of stack traces; these places are about the first. Cut out another one to locate it, or"
                            + " send the log to `loginsight serve`, which takes all.");
        }
    }

    /** Exceptions and calls, without messages and lines, which change from one to the next. */
    private static String kind(StackTrace trace) {
        return trace.chain().stream()
                .map(link -> link.type()
                        + link.frames().stream()
                                .map(frame -> frame.declaringType() + frame.function())
                                .toList())
                .collect(Collectors.joining());
    }
}
