package dev.loginsight.cli.insights;

import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.config.Durations;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightFilter;
import dev.loginsight.core.insight.InsightPage;
import dev.loginsight.core.log.Severity;
import dev.loginsight.insightstore.SqliteInsightStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loginsight insights}. The store may be read while {@code serve} writes it; its readers see whole transactions. */
@Command(
        name = "insights",
        description = {
            "List what is known about the errors received so far, last seen first, or show one insight in full.",
            "",
            "Reads the store in the home, whether `serve` runs or not; --api asks a server elsewhere."
        },
        footer = {
            "",
            "Examples:",
            "  loginsight insights --since 24h --severity ERROR",
            "  loginsight insights 3f2a91c04b",
            "  loginsight insights --json --limit 100 | jq -r '.insights[].title'"
        })
public final class InsightsCommand implements Callable<Integer> {
    private static final int MAX_LIMIT = 1000;
    private static final int SUSPECTS_SHOWN = 3;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Show this insight; the first digits are enough.")
    private @Nullable String id;

    @Option(names = "--service", paramLabel = "NAME", description = "Only of this service.")
    private @Nullable String service;

    @Option(
            names = "--severity",
            paramLabel = "LEVEL",
            description = "Only this severe or worse: WARN, ERROR, FATAL ...")
    private @Nullable String severity;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only with this status: open.")
    private @Nullable String status;

    @Option(
            names = "--text",
            paramLabel = "WORDS",
            description = "Only where all words occur in title, message, type or places.")
    private @Nullable String text;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Only seen since: a span such as 24h, or an ISO 8601 time.")
    private @Nullable String since;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many (default ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on where a page ended: its \"next\".")
    private @Nullable String cursor;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "Ask the server at this address instead of the local store.")
    private @Nullable String api;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final Console console;

    public InsightsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw CliFailure.usage("--limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
        if (id != null) {
            show(one(id));
        } else {
            InsightFilter filter = filter();
            show(page(filter), filter.equals(InsightFilter.ALL) && cursor == null);
        }
        return ExitCode.DONE;
    }

    private InsightFilter filter() {
        if (severity != null && Severity.ofText(severity) == Severity.UNSPECIFIED) {
            throw CliFailure.usage("--severity must be one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL, not " + severity);
        }
        if (status != null && !Insight.STATUSES.contains(status)) {
            throw CliFailure.usage("--status must be " + String.join(" or ", Insight.STATUSES) + ", not " + status);
        }
        String level = severity == null ? null : Severity.ofText(severity).name();
        return new InsightFilter(service, level, status, text, since == null ? null : instant(since));
    }

    private static Instant instant(String since) {
        try {
            return since.contains("T") && !since.startsWith("P")
                    ? Instant.parse(since)
                    : Instant.now().minus(Durations.parse(since));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw CliFailure.usage(
                    "--since must be a span such as 24h or a time such as 2026-11-23T10:00:00Z, not " + since);
        }
    }

    private InsightPage page(InsightFilter filter) {
        if (api != null) {
            return InsightJson.readPage(new RemoteInsights(api).page(filter, cursor, limit));
        }
        if (!SqliteInsightStore.isCursor(cursor)) {
            throw CliFailure.usage("--cursor must be the \"next\" of a page before, not " + cursor);
        }
        Path database = common.load(console).insightsDatabase();
        if (!Files.exists(database)) {
            return new InsightPage(List.of(), null);
        }
        try (SqliteInsightStore store = SqliteInsightStore.open(database)) {
            return store.list(filter, cursor, limit);
        }
    }

    private Insight one(String id) {
        if (api != null) {
            return InsightJson.readInsight(new RemoteInsights(api).insight(id));
        }
        Path database = common.load(console).insightsDatabase();
        if (Files.exists(database)) {
            try (SqliteInsightStore store = SqliteInsightStore.open(database)) {
                return store.find(id).or(() -> ShortId.find(store, id)).orElseThrow(() -> missing(id));
            }
        }
        throw missing(id);
    }

    private static CliFailure missing(String id) {
        return new CliFailure("there is no insight " + id + "; `loginsight insights` lists them");
    }

    private void show(InsightPage page, boolean all) {
        if (json) {
            console.out().println(InsightJson.page(page));
            return;
        }
        InsightText printer = printer();
        if (page.insights().isEmpty()) {
            console.out().println("No insights" + (all ? " yet." : " match."));
        }
        for (Insight insight : page.insights()) {
            printer.printBrief(insight);
        }
        if (page.next() != null) {
            console.out().println("More: add --cursor " + page.next());
        }
    }

    private void show(Insight insight) {
        if (json) {
            console.out().println(InsightJson.insight(insight));
        } else {
            printer().print(insight, SUSPECTS_SHOWN);
        }
    }

    private InsightText printer() {
        return new InsightText(console.out(), console.style(), ZoneId.systemDefault());
    }
}
