package dev.loginsight.cli.places;

import dev.loginsight.cli.console.Printable;
import dev.loginsight.cli.console.Style;
import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import java.io.PrintStream;
import java.util.List;

/** Ranked places for a person: where, why, and the lines themselves. */
public final class PlacesText {
    private static final int CONTEXT = 2;
    private static final int HEAD = 4;

    private final PrintStream out;
    private final Style style;
    private final SourceLines source;

    public PlacesText(PrintStream out, Style style, SourceLines source) {
        this.out = out;
        this.style = style;
        this.source = source;
    }

    public void print(List<RankedPlace> places) {
        for (int i = 0; i < places.size(); i++) {
            if (i > 0) {
                out.println();
            }
            print(i + 1, places.get(i));
        }
    }

    private void print(int rank, RankedPlace ranked) {
        Place place = ranked.place();
        Integer line = ranked.line();
        int first = line == null ? place.startLine() : line;
        out.println("%2d  %s%s"
                .formatted(
                        rank,
                        style.bold(style.cyan(Printable.line(place.file()) + ":" + first)),
                        place.symbol().isEmpty() ? "" : "  " + style.bold(Printable.line(place.symbol()))));
        if (!ranked.why().isEmpty()) {
            out.println("    " + style.dim(Printable.line(String.join(" · ", ranked.why()))));
        }
        if (line == null) {
            snippet(place.file(), place.startLine(), Math.min(place.endLine(), place.startLine() + HEAD - 1), 0);
        } else {
            int from = Math.max(place.startLine(), line - CONTEXT);
            snippet(place.file(), from, Math.min(place.endLine(), line + CONTEXT), line);
        }
    }

    private void snippet(String file, int start, int end, int marked) {
        source.lines(file, start, end).ifPresent(text -> snippet(text, start, marked));
    }

    /** Prints source with line numbers, {@code marked} standing out; 0 marks none. */
    public void snippet(String text, int start, int marked) {
        List<String> lines = text.lines().toList();
        int width = String.valueOf(start + lines.size()).length();
        for (int i = 0; i < lines.size(); i++) {
            String body = "%s %" + width + "d | %s";
            boolean hit = start + i == marked;
            String line = body.formatted(hit ? "  >" : "   ", start + i, Printable.text(lines.get(i)));
            out.println(hit ? style.yellow(line) : style.dim(line));
        }
    }
}
