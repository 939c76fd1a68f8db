package dev.loginsight.api.dashboard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of source on the page.
 *
 * @param number in the file, 1-based
 * @param hit whether the evidence points at it
 */
record CodeLine(int number, boolean hit, List<Token> tokens) {
    private static final int LONGEST_SNIPPET = 40_000;

    /** @param hitLine in the file, 1-based; null when the evidence points at no line */
    static List<CodeLine> of(String snippet, int firstNumber, @Nullable Integer hitLine, String file) {
        String shown =
                VisibleText.lines(VisibleText.cut(snippet, LONGEST_SNIPPET)).stripTrailing();
        List<CodeLine> lines = new ArrayList<>();
        for (List<Token> tokens : Highlighter.lines(shown, file)) {
            int number = firstNumber + lines.size();
            lines.add(new CodeLine(number, hitLine != null && hitLine == number, tokens));
        }
        return lines;
    }
}
