package dev.loginsight.cli.explain;

import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.cli.insights.InsightJson;
import dev.loginsight.cli.insights.InsightText;
import dev.loginsight.cli.locate.LogInput;
import dev.loginsight.cli.repository.Repositories;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.log.Fingerprint;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.worker.agent.Analyst;
import dev.loginsight.worker.agent.ModelSettings;
import dev.loginsight.worker.evidence.IndexedCodebase;
import dev.loginsight.worker.insight.ErrorGroup;
import dev.loginsight.worker.insight.InsightComposer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loginsight explain}. Nothing is stored. */
@Command(
        name = "explain",
        description = {
            "Explain the error a log tells of: suspect places with their lines and last commits, and, when a model is configured, root"
                    + " cause and fix.",
            "",
            "With a model, the error and excerpts of the suspect code are sent to it, secrets taken out. Without one nothing leaves"
                    + " this machine. Of several errors the first with a stack trace is explained."
        },
        footer = {
            "",
            "Examples:",
            "  loginsight explain crash.log",
            "  kubectl logs shop-7d9f | OPENAI_API_KEY=... loginsight explain --repo ~/work/shop"
        })
public final class ExplainCommand implements Callable<Integer> {
    private static final int SUSPECTS_SHOWN = 3;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The log; `-`, or nothing, for standard input.")
    private @Nullable String file;

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            description = "The indexed repository; by default the one that the current directory is in.")
    private @Nullable String repo;

    @Option(names = "--json", description = "Print the insight as one JSON object.")
    private boolean json;

    private final Console console;

    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = common.load(console);
        LoggedErrors errors = LoggedErrors.in(new LogInput(console).read(file), ZoneId.systemDefault(), Instant.now());
        Repositories repositories = new Repositories(settings.home());
        try (CodeIndex index = repositories.open(repositories.aroundTold(console, repo, !json))) {
            if (errors.kinds().size() > 1) {
                console.err()
                        .println(
                                "loginsight: the log holds " + errors.kinds().size()
                                        + " kinds of errors; this is about the first. `loginsight serve` explains all that it is sent.");
            }
            show(insight(index, errors.chief(), settings.model()));
        }
        return ExitCode.DONE;
    }

    private static Insight insight(CodeIndex index, Map.Entry<Fingerprint, List<LogEvent>> kind, Settings.Model model)
            throws InterruptedException {
        List<LogEvent> events = kind.getValue();
        List<Instant> times = events.stream()
                .map(LogEvent::timestamp)
                .sorted(Comparator.naturalOrder())
                .toList();
        ErrorGroup group = new ErrorGroup(kind.getKey(), events.getFirst(), times.getFirst(), times.getLast());
        IndexedCodebase codebase = new IndexedCodebase(index);
        return new InsightComposer(event -> codebase, analyst(model), Clock.systemUTC())
                .compose(group)
                .insight()
                .counted(events.size(), times.getFirst(), times.getLast());
    }

    private static @Nullable Analyst analyst(Settings.Model model) {
        return model.configured()
                ? new Analyst(new ModelSettings(
                        model.apiKey(), model.baseUrl(), model.name(), model.timeout(), model.maxAttempts()))
                : null;
    }

    private void show(Insight insight) {
        if (json) {
            console.out().println(InsightJson.insight(insight));
        } else {
            new InsightText(console.out(), console.style(), ZoneId.systemDefault()).print(insight, SUSPECTS_SHOWN);
        }
    }
}
