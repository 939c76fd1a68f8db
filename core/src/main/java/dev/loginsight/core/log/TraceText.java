package dev.loginsight.core.log;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns what a log holds into the lines that the runtime printed. */
final class TraceText {
    /** A container runtime's or supervisor's own prefix, the same kind on every line. */
    private static final List<Pattern> LINE_PREFIXES = List.of(
            Pattern.compile("[\\w./-]{1,80}\\s{0,40}\\| ?"),
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,24}(?:Z|[+-]\\d\\d:\\d\\d) (?:stdout|stderr) [FP] "));

    private static final int MAX_UNESCAPES = 3;

    private TraceText() {}

    /** The text's lines as they are and, in case they hold no trace, as they are once unescaped or unfolded. Lazy. */
    static Stream<List<String>> readings(String text) {
        String plain = clean(text);
        return Stream.<Stream<List<String>>>of(
                        Stream.of(plain).map(TraceText::lines),
                        Stream.iterate(unescape(plain), Escapes::present, TraceText::unescape)
                                .limit(MAX_UNESCAPES)
                                .map(escaped -> lines(clean(escaped.text()))),
                        Stream.of(plain)
                                .filter(OneLineTrace::isFolded)
                                .map(folded -> lines(OneLineTrace.unfold(folded))))
                .flatMap(readings -> readings);
    }

    private static Escapes unescape(String text) {
        return Escapes.undo(text);
    }

    private static Escapes unescape(Escapes escaped) {
        return Escapes.undo(escaped.text());
    }

    private static List<String> lines(String text) {
        List<String> lines = text.lines().toList();
        for (Pattern prefix : LINE_PREFIXES) {
            if (lines.size() > 1
                    && lines.stream().allMatch(line -> prefix.matcher(line).lookingAt())) {
                return lines.stream()
                        .map(line -> prefix.matcher(line).replaceFirst(""))
                        .toList();
            }
        }
        return lines;
    }

    /** Without terminal colours and other control sequences (ECMA-48 CSI). */
    static String clean(String text) {
        if (text.indexOf('\u001b') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\u001b') {
                out.append(c);
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '[') {
                i = endOfSequence(text, i + 2);
            }
        }
        return out.toString();
    }

    private static int endOfSequence(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= 0x20 && text.charAt(i) < 0x40) {
            i++;
        }
        return i;
    }

    /** The result of undoing one level of escaping; {@code present} is false when there was none to undo. */
    record Escapes(String text, boolean present) {
        static Escapes undo(String text) {
            if (text.contains("\\n") || text.contains("\\u000a") || text.contains("\\u000A")) {
                return new Escapes(json(text), true);
            }
            // rsyslog writes control characters as octal.
            if (text.contains("#012")) {
                return new Escapes(
                        text.replace("#015", "").replace("#012", "\n").replace("#011", "\t"), true);
            }
            return new Escapes(text, false);
        }

        private static String json(String text) {
            StringBuilder out = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c != '\\' || i + 1 == text.length()) {
                    out.append(c);
                    continue;
                }
                char escaped = text.charAt(++i);
                switch (escaped) {
                    case 'n' -> out.append('\n');
                    case 't' -> out.append('\t');
                    case 'r' -> {}
                    case '"', '\\', '/', '\'' -> out.append(escaped);
                    case 'u' -> i += unicode(text, i, out);
                    default -> out.append('\\').append(escaped);
                }
            }
            return out.toString();
        }

        /** Appends the character that {@code uXXXX} at {@code at} stands for; returns how many characters were used. */
        private static int unicode(String text, int at, StringBuilder out) {
            if (at + 4 < text.length()) {
                try {
                    int code = Integer.parseInt(text, at + 1, at + 5, 16);
                    if (code >= 0) {
                        out.append((char) code);
                        return 4;
                    }
                } catch (NumberFormatException notHexadecimal) {
                    // Falls through: the text meant something else.
                }
            }
            out.append("\\u");
            return 0;
        }
    }

    /** Traces whose line ends some shipper replaced by spaces. */
    static final class OneLineTrace {
        private OneLineTrace() {}

        static boolean isFolded(String text) {
            return frameAfter(text, 0) >= 0;
        }

        static String unfold(String text) {
            StringBuilder out = new StringBuilder(text.length() + 64);
            int from = 0;
            for (int at = frameAfter(text, 0); at >= 0; at = frameAfter(text, at + 1)) {
                out.append(nested(text.substring(from, at))).append("\n\t");
                from = at + 1;
            }
            return out.append(nested(text.substring(from))).toString();
        }

        private static String nested(String text) {
            return text.replace(" Caused by: ", "\nCaused by: ")
                    .replace(" Suppressed: ", "\n\tSuppressed: ")
                    .replace(" Wrapped by: ", "\nWrapped by: ")
                    .replace(" ... ", "\n\t... ");
        }

        /** Index of the blank before the next {@code at a.B.c(D.java:1)} on one line; -1 when there is none. */
        private static int frameAfter(String text, int from) {
            for (int at = text.indexOf(" at ", from); at >= 0; at = text.indexOf(" at ", at + 1)) {
                if (JavaFrames.parse(text, at + 1).isPresent()) {
                    return at;
                }
            }
            return -1;
        }
    }
}
