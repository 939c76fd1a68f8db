package dev.loginsight.index.chunk;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One file's text with its lines. Lines end in LF, CR LF or a lone CR, and are numbered from 1. Offsets count UTF-16 units.
 *
 * <p>Parsers get {@link #parseable()}: the same length, so that every offset means the same character in both, but ASCII only.
 * Parsers count UTF-8 bytes, stumble over lone surrogates, NULs and byte order marks, or do not know the lone CR as a line end.
 * Names are then read from the original.
 */
final class Text {
    private final String original;
    private final String parseable;
    private final int[] lineStarts;
    private final int[] longLineEnds;

    Text(String original) {
        this.original = original;
        this.parseable = parseable(original);
        this.lineStarts = lineStarts(original);
        this.longLineEnds = longLineEnds(original);
    }

    private static String parseable(String text) {
        char[] chars = null;
        for (int i = 0; i < text.length(); i++) {
            char was = text.charAt(i);
            char is = plain(was, i + 1 < text.length() ? text.charAt(i + 1) : 0);
            if (is != was) {
                chars = chars == null ? text.toCharArray() : chars;
                chars[i] = is;
            }
        }
        return chars == null ? text : new String(chars);
    }

    private static char plain(char c, char next) {
        if (c == '\r' && next != '\n') {
            return '\n';
        }
        if (c != 0 && c < 128) {
            return c;
        }
        return c == 0 || c == '\uFEFF' || Character.isSpaceChar(c) ? ' ' : 'x';
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[Math.max(16, text.length() / 24)];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    String parseable() {
        return parseable;
    }

    int length() {
        return original.length();
    }

    char charAt(int offset) {
        return original.charAt(offset);
    }

    /** How many line ends of two characters begin in a stretch. */
    int longLineEnds(int start, int end) {
        return longLineEnds.length == 0 ? 0 : before(end) - before(start);
    }

    private int before(int offset) {
        int found = Arrays.binarySearch(longLineEnds, offset);
        return found >= 0 ? found : -found - 1;
    }

    private static int[] longLineEnds(String text) {
        IntStream.Builder offsets = IntStream.builder();
        for (int i = text.indexOf("\r\n"); i >= 0; i = text.indexOf("\r\n", i + 2)) {
            offsets.add(i);
        }
        return offsets.build().toArray();
    }

    String substring(int start, int end) {
        return original.substring(start, end);
    }

    /** Line of an offset, from 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Offset of a line's first character; the end of the text for the line after the last one. */
    int lineStart(int line) {
        return line > lineStarts.length ? original.length() : lineStarts[line - 1];
    }

    /** The start of the line if only white space comes before the offset there, else the offset itself. */
    int withIndentation(int offset) {
        int start = lineStart(line(offset));
        return isBlank(start, offset) ? start : offset;
    }

    boolean isBlank(int start, int end) {
        return skipBlank(start, end) == end;
    }

    /** Offset of the first character that is not white space, or {@code end}. */
    int skipBlank(int start, int end) {
        int i = start;
        while (i < end && parseable.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /** Offset after the last character that is not white space, or {@code start}. */
    int trimEnd(int start, int end) {
        int i = end;
        while (i > start && parseable.charAt(i - 1) <= ' ') {
            i--;
        }
        return i;
    }

    /** Whether there is anything a person could search for. */
    boolean hasWord(int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(original.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
