package dev.loginsight.api.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Makes visible what would hide on a page or turn its text around: control characters (the colours of a terminal among them),
 * direction overrides, zero-width characters, halves of characters, and heaps of accents. Escaping for HTML is the template's job.
 */
final class VisibleText {
    /** Accents in a row; no script writes more, and heaps of them run over the lines above. */
    private static final int MOST_MARKS = 3;

    private VisibleText() {}

    /** On one line: line breaks become visible too. */
    static String line(@Nullable String text) {
        return of(text, false);
    }

    /** Line breaks and tabs stay. */
    static String lines(@Nullable String text) {
        return of(text, true);
    }

    /** On one line, at most so many characters, with an ellipsis where something was cut. */
    static String line(@Nullable String text, int longest) {
        return cut(line(text), longest);
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }

    private static String of(@Nullable String text, boolean keepBreaks) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(text.length());
        String unified = keepBreaks ? text.replace("\r\n", "\n") : text;
        int marks = 0;
        for (int i = 0; i < unified.length(); ) {
            int c = unified.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            append(out, c, keepBreaks, marks);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int c, boolean keepBreaks, int marks) {
        if (keepBreaks && (c == '\n' || c == '\t')) {
            out.append((char) c);
        } else if (!keepBreaks && c == '\n') {
            out.append(" ⏎ ");
        } else if (!keepBreaks && c == '\t') {
            out.append(' ');
        } else if (c < 0x20) {
            out.append((char) (0x2400 + c));
        } else if (c == 0x7F) {
            out.append('␡');
        } else if (hides(c) || marks > MOST_MARKS) {
            out.append("‹U+%04X›".formatted(c));
        } else {
            out.appendCodePoint(c);
        }
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean hides(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // Hangul fillers are letters to Unicode and nothing to the eye.
            default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
        };
    }
}
