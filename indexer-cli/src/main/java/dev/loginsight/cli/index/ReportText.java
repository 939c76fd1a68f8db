package dev.loginsight.cli.index;

import dev.loginsight.cli.console.Printable;
import dev.loginsight.cli.console.Style;
import dev.loginsight.index.indexing.IndexReport;
import dev.loginsight.merkle.FileNote;
import dev.loginsight.merkle.Skipped;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an index run did, for a person. */
public final class ReportText {
    private static final int NAMED = 10;

    private final PrintStream out;
    private final Style style;

    public ReportText(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    public void print(IndexReport report) {
        out.println(
                style.bold("Indexed " + Printable.line(report.root().toString())) + " in " + seconds(report.tookMs()));
        if (report.damage() != null) {
            out.println("  " + style.yellow("note: ") + Printable.line(damage(report.damage())));
        }
        out.println("  %,d files: %s".formatted(report.filesSeen(), changes(report)));
        if (report.changedAnything()) {
            out.println("  %,d chunks written (%,d embedded, %,d reused), %,d in the index"
                    .formatted(
                            report.chunksWritten(),
                            report.embeddingsComputed(),
                            report.embeddingsReused(),
                            report.chunks()));
        }
        skipped(report.skipped());
        report.failed().forEach(it -> out.println("  " + style.red("not indexed: ") + line(it)));
        report.notes().stream().limit(NAMED).forEach(it -> out.println("  " + style.yellow("note: ") + line(it)));
        if (report.notes().size() > NAMED) {
            out.println("  and %,d more notes; --json lists them all"
                    .formatted(report.notes().size() - NAMED));
        }
    }

    /** @param damage as in {@link IndexReport#damage} */
    static String damage(String damage) {
        return "The index was damaged (" + damage + ") and has been built anew.";
    }

    private static String changes(IndexReport report) {
        if (!report.changedAnything()) {
            return report.filesSeen() == 0 ? "nothing to index was found" : "nothing has changed";
        }
        return "%,d new or changed, %,d gone".formatted(report.filesChanged(), report.filesDeleted());
    }

    private static String seconds(long millis) {
        return millis < 1000 ? millis + " ms" : "%.1f s".formatted(millis / 1000.0);
    }

    private void skipped(List<Skipped> skipped) {
        if (skipped.isEmpty()) {
            return;
        }
        Map<String, Long> reasons = skipped.stream()
                .collect(Collectors.groupingBy(it -> it.reason().label(), TreeMap::new, Collectors.counting()));
        String counts = reasons.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(Collectors.joining(", "));
        out.println("  %,d skipped: %s; --json lists them".formatted(skipped.size(), counts));
    }

    private static String line(FileNote note) {
        return Printable.line(note.path() + ": " + note.text());
    }
}
