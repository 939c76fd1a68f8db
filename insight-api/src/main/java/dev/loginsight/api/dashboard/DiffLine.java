package dev.loginsight.api.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a unified diff. Within a hunk the counts of its head say what a line is: a removed line that begins with two dashes
 * looks like the name of a file.
 *
 * @param kind style class: {@code add}, {@code del}, {@code hunk}, {@code file} or {@code same}
 */
record DiffLine(String kind, String text) {
    private static final Pattern HUNK =
            Pattern.compile("@@ -\\d{1,9}(?:,(\\d{1,9}))? \\+\\d{1,9}(?:,(\\d{1,9}))? @@.*");
    private static final int MOST = 2_000;

    static List<DiffLine> of(String diff) {
        List<DiffLine> lines = new ArrayList<>();
        int before = 0;
        int after = 0;
        for (String line : VisibleText.lines(diff).stripTrailing().split("\n", MOST)) {
            Matcher hunk = HUNK.matcher(line);
            if (hunk.matches()) {
                before = count(hunk.group(1));
                after = count(hunk.group(2));
                lines.add(new DiffLine("hunk", line));
            } else if (before <= 0 && after <= 0) {
                lines.add(new DiffLine(outside(line), line));
            } else if (line.startsWith("+")) {
                after--;
                lines.add(new DiffLine("add", line));
            } else if (line.startsWith("-")) {
                before--;
                lines.add(new DiffLine("del", line));
            } else {
                before -= line.startsWith("\\") ? 0 : 1;
                after -= line.startsWith("\\") ? 0 : 1;
                lines.add(new DiffLine("same", line));
            }
        }
        return lines;
    }

    /** A model's counts may be wrong; what comes after them is still coloured by its first character. */
    private static String outside(String line) {
        if (line.startsWith("---") || line.startsWith("+++") || line.startsWith("diff ") || line.startsWith("index ")) {
            return "file";
        }
        return line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "same";
    }

    private static int count(@Nullable String text) {
        return text == null ? 1 : Integer.parseInt(text);
    }
}
