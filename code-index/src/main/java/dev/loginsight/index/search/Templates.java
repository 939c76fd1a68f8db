package dev.loginsight.index.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compares a message with the texts in code that it may have been made of: literals with values between them. */
final class Templates {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$?\\{[^{}]*}|%[-\\d.,+#]*[a-zA-Z]|\\\\[ntr\"'\\\\]|%%");
    private static final int SHORTEST = 8;
    private static final double LONG = 20;
    private static final double MOST = 1.5;
    private static final double PART_ALONE = .5;

    private Templates() {}

    /**
     * How surely the message was made of these literals, which stand in one statement: 0 for not at all, above 1 for a long text
     * that fits whole. All pieces between placeholders have to occur in order.
     */
    static double fit(List<String> literals, String message) {
        List<String> pieces = new ArrayList<>();
        for (String literal : literals) {
            for (String piece : PLACEHOLDER.split(literal)) {
                if (!piece.isBlank()) {
                    pieces.add(piece.strip());
                }
            }
        }
        int at = 0;
        int length = 0;
        for (String piece : pieces) {
            int found = message.indexOf(piece, at);
            if (found < 0) {
                return longestAlone(pieces, message);
            }
            at = found + piece.length();
            length += piece.length();
        }
        boolean says =
                length >= SHORTEST && (pieces.size() > 1 || pieces.getFirst().indexOf(' ') > 0);
        return says ? Math.min(MOST, length / LONG) : 0;
    }

    private static double longestAlone(List<String> pieces, String message) {
        int longest = 0;
        for (String piece : pieces) {
            boolean says = piece.length() >= SHORTEST && piece.indexOf(' ') > 0 && piece.length() > longest;
            if (says && message.contains(piece)) {
                longest = piece.length();
            }
        }
        return PART_ALONE * Math.min(MOST, longest / LONG);
    }
}
