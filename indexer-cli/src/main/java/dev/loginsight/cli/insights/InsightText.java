package dev.loginsight.cli.insights;

import dev.loginsight.cli.console.Printable;
import dev.loginsight.cli.console.Style;
import dev.loginsight.cli.places.PlacesText;
import dev.loginsight.core.insight.Citation;
import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.core.insight.Fix;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.Suspect;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An insight for a person. */
public final class InsightText {
    private static final int ID_DIGITS = 10;

    private final PrintStream out;
    private final Style style;
    private final DateTimeFormatter time;
    private final PlacesText places;

    public InsightText(PrintStream out, Style style, ZoneId zone) {
        this.out = out;
        this.style = style;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
        this.places = new PlacesText(out, style, (file, start, end) -> Optional.empty());
    }

    /** Everything there is to say, with at most so many suspects. */
    public void print(Insight insight, int suspects) {
        head(insight);
        List<Suspect> shown = insight.suspects()
                .subList(0, Math.min(suspects, insight.suspects().size()));
        if (shown.isEmpty()) {
            out.println("  no suspect place was found in the indexed code");
        }
        shown.forEach(this::suspect);
        if (insight.rootCause() != null) {
            section("root cause", insight.rootCause());
        }
        if (insight.explanation() != null) {
            section("explanation", insight.explanation());
        }
        for (Citation citation : insight.citations()) {
            out.println("  " + style.cyan(Printable.line(citation.file()) + ":" + citation.startLine()) + "  "
                    + Printable.line(citation.claim()));
        }
        fix(insight.fix());
        model(insight);
    }

    /** One line and its first suspect. */
    public void printBrief(Insight insight) {
        head(insight);
        insight.suspects().stream().findFirst().ifPresent(it -> out.println("  " + place(it)));
    }

    private void head(Insight insight) {
        out.println(severity(insight.severity()) + " " + style.bold(Printable.line(insight.title())));
        out.println("  "
                + style.dim("%s · %s · %,dx · %s%s"
                        .formatted(
                                Printable.line(insight.id())
                                        .substring(
                                                0,
                                                Math.min(ID_DIGITS, insight.id().length())),
                                Printable.line(insight.service()),
                                insight.occurrences(),
                                span(insight.firstSeen(), insight.lastSeen()),
                                Insight.STATUS_OPEN.equals(insight.status())
                                        ? ""
                                        : " · " + Printable.line(insight.status()))));
    }

    private String span(Instant first, Instant last) {
        String from = time.format(first);
        String to = time.format(last);
        return from.equals(to) ? from : from + " .. " + to;
    }

    private String severity(String severity) {
        return switch (severity) {
            case "FATAL", "ERROR" -> style.red(severity);
            case "WARN" -> style.yellow(severity);
            default -> Printable.line(severity);
        };
    }

    private void suspect(Suspect suspect) {
        out.println("  " + place(suspect));
        if (!suspect.why().isEmpty()) {
            out.println("    " + style.dim(Printable.line(String.join(" · ", suspect.why()))));
        }
        if (suspect.snippet() != null && suspect.snippetStartLine() != null) {
            int marked = suspect.line() == null ? 0 : suspect.line();
            places.snippet(suspect.snippet(), suspect.snippetStartLine(), marked);
        }
        CommitRef commit = suspect.lastCommit();
        if (commit != null) {
            out.println("    "
                    + style.dim("last touched by %s, %s: %s (%s)"
                            .formatted(
                                    Printable.line(commit.author()),
                                    time.format(commit.when()),
                                    Printable.line(commit.subject()),
                                    commit.id()
                                            .substring(
                                                    0,
                                                    Math.min(
                                                            ID_DIGITS,
                                                            commit.id().length())))));
        }
    }

    private String place(Suspect suspect) {
        int line = suspect.line() == null ? suspect.startLine() : suspect.line();
        String where = style.bold(style.cyan(Printable.line(suspect.file()) + ":" + line));
        return suspect.symbol().isEmpty() ? where : where + "  " + Printable.line(suspect.symbol());
    }

    private void section(String name, String text) {
        out.println("  " + style.bold(name + ":"));
        Printable.text(text).lines().forEach(line -> out.println("    " + line));
    }

    private void fix(@org.jspecify.annotations.Nullable Fix fix) {
        if (fix == null) {
            return;
        }
        out.println("  " + style.bold("proposed fix") + " (not applied):");
        Printable.text(fix.diff()).lines().forEach(line -> out.println("    " + coloured(line)));
    }

    private String coloured(String line) {
        return line.startsWith("+") ? style.green(line) : line.startsWith("-") ? style.red(line) : line;
    }

    private void model(Insight insight) {
        if (insight.model() != null) {
            String confidence =
                    insight.confidence() == null ? "" : ", confidence %.0f %%".formatted(insight.confidence() * 100);
            out.println("  " + style.dim("answered by " + Printable.line(insight.model()) + confidence));
        }
        if (insight.note() != null) {
            out.println("  " + style.dim("note: " + Printable.line(insight.note())));
        }
    }
}
