package dev.loginsight.index.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compares a message with the texts in code that it may have been made of: literals with values between them. */
final class Templates {
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "[$#]?\\{[^{}]*}|\\$[A-Za-z_]\\w*|\\\\\\([^()]*\\)|%[-\\d.,+#]*[a-zA-Z]|\\\\[ntr\"'\\\\]|%%");
    private static final int SHORTEST = 8;
    private static final double LONG = 20;
    private static final double MOST = 1.5;
    private static final double PART_ALONE = .5;
    private static final double ONE_OF_SEVERAL = .8;
    /** Of a message: what is left out may be a mark or two. */
    private static final double NEARLY_ALL = .9;

    private final String message;
    private final int said;

    /** @param said length of the message without what every record has */
    Templates(String message, int said) {
        this.message = message;
        this.said = said;
    }

    /**
     * How surely the message was made of these literals, which stand in one statement: 0 for not at all, 1 for a short message that is
     * nothing else, above 1 for a long text that fits whole. All pieces between placeholders have to occur in order; one literal of
     * several counts less, since the others may be a condition's or a key's.
     */
    double fit(List<String> literals) {
        double whole = inOrder(pieces(literals));
        if (whole > 0) {
            return whole;
        }
        double best = longestAlone(pieces(literals));
        for (String literal : literals.size() > 1 ? literals : List.<String>of()) {
            best = Math.max(best, ONE_OF_SEVERAL * inOrder(pieces(List.of(literal))));
        }
        return best;
    }

    private static List<String> pieces(List<String> literals) {
        List<String> pieces = new ArrayList<>();
        for (String literal : literals) {
            for (String piece : PLACEHOLDER.split(literal)) {
                if (!piece.isBlank()) {
                    pieces.add(piece.strip());
                }
            }
        }
        return pieces;
    }

    private double inOrder(List<String> pieces) {
        int at = 0;
        int length = 0;
        for (String piece : pieces) {
            int found = message.indexOf(piece, at);
            if (found < 0) {
                return 0;
            }
            at = found + piece.length();
            length += piece.length();
        }
        boolean says =
                length >= SHORTEST && (pieces.size() > 1 || pieces.getFirst().indexOf(' ') > 0);
        double all = length >= NEARLY_ALL * said ? 1 : 0;
        return says ? Math.max(all, Math.min(MOST, length / LONG)) : 0;
    }

    private double longestAlone(List<String> pieces) {
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
