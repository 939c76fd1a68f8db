package dev.loginsight.api.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a printed trace that are shown together.
 *
 * @param folded whether they are library frames that can be folded away
 */
record TracePart(boolean folded, List<Line> lines) {
    /** @param kind style class: {@code own}, {@code lib}, or {@code head} for whatever is no frame */
    record Line(String kind, String text) {}

    private static final int MOST_LINES = 1_500;
    private static final int LONGEST_LINE = 2_000;
    /** Fewer than these are not worth a click. */
    private static final int WORTH_FOLDING = 4;

    /** @param isOwn whether a printed line is a frame of the user's own code */
    static List<TracePart> of(String trace, Predicate<String> isOwn) {
        List<Line> lines = lines(trace, isOwn);
        boolean fold = lines.stream().anyMatch(line -> line.kind().equals("own"));
        List<TracePart> parts = new ArrayList<>();
        for (int begin = 0; begin < lines.size(); ) {
            boolean library = lines.get(begin).kind().equals("lib");
            int end = begin;
            while (end < lines.size() && lines.get(end).kind().equals("lib") == library) {
                end++;
            }
            parts.add(new TracePart(fold && library && end - begin >= WORTH_FOLDING, lines.subList(begin, end)));
            begin = end;
        }
        return parts;
    }

    private static List<Line> lines(String trace, Predicate<String> isOwn) {
        String[] printed = VisibleText.lines(trace).stripTrailing().split("\n", MOST_LINES + 1);
        List<Line> lines = new ArrayList<>(printed.length);
        for (int i = 0; i < Math.min(printed.length, MOST_LINES); i++) {
            String line = printed[i];
            @Nullable Line last = lines.isEmpty() ? null : lines.getLast();
            lines.add(new Line(kind(line, last, isOwn), VisibleText.cut(line, LONGEST_LINE)));
        }
        if (printed.length > MOST_LINES) {
            lines.add(new Line("head", "… the rest of the trace is in the JSON"));
        }
        return lines;
    }

    private static String kind(String line, @Nullable Line last, Predicate<String> isOwn) {
        if (isOwn.test(line)) {
            return "own";
        }
        if (isFrame(line)) {
            return "lib";
        }
        // Python prints the source below its frame.
        boolean below = last != null && last.text().stripLeading().startsWith("File \"") && line.startsWith("    ");
        return below ? last.kind() : "head";
    }

    private static boolean isFrame(String line) {
        String text = line.strip();
        return text.startsWith("at ")
                || text.startsWith("File \"") && text.contains(", line ")
                || text.startsWith("... ") && text.endsWith(" more")
                || line.startsWith("\t") && text.contains(".go:");
    }

    public int count() {
        return lines.size();
    }
}
