package dev.loginsight.core.log;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code at loader/module@version/a.b.C.method(C.java:12) ~[c.jar:1.0]}, the form of
 * {@link StackTraceElement#toString()} with what loggers append to it.
 */
final class JavaFrames {
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_PLACE = 300;

    private JavaFrames() {}

    /** The frame a line holds, behind white space or behind a prefix that some shipper put on every line. */
    static Optional<Frame> ofLine(String line) {
        int start = Lines.indent(line);
        if (line.startsWith("at ", start)) {
            return parse(line, start);
        }
        for (int at = line.indexOf("at ", start); at >= 0; at = line.indexOf("at ", at + 1)) {
            if (indented(line, at)) {
                return parse(line, at);
            }
        }
        return Optional.empty();
    }

    private static boolean indented(String line, int at) {
        return line.charAt(at - 1) == '\t'
                || at > 1 && line.charAt(at - 1) == ' ' && Character.isWhitespace(line.charAt(at - 2));
    }

    /** Reads the frame whose {@code at} stands at an index of the text. */
    static Optional<Frame> parse(String text, int at) {
        int name = at + 3;
        int open = text.indexOf('(', name, Math.min(text.length(), name + LONGEST_NAME));
        if (open < 0 || Character.isWhitespace(text.charAt(open - 1))) {
            return Optional.empty();
        }
        int close = text.indexOf(')', open, Math.min(text.length(), open + LONGEST_PLACE));
        if (close < 0 || text.startsWith(" in ", close + 1)) {
            return Optional.empty(); // " in C:\x.cs:line 3" is .NET
        }
        int dot = text.lastIndexOf('.', open);
        if (dot <= name || dot == open - 1 || !isTypeName(text, name, dot)) {
            return Optional.empty();
        }
        return place(text.substring(open + 1, close))
                .map(place -> new Frame(
                        typeName(text.substring(name, dot)),
                        text.substring(dot + 1, open),
                        place.file(),
                        place.line()));
    }

    private static boolean isTypeName(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isJavaIdentifierPart(c) && "./@-+<>#~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Drops {@code app//} and {@code java.base@21.0.1/} before the type, and the address that hidden classes carry behind
     * it ({@code Shop$$Lambda/0x00007f01}): it is another one in each run.
     */
    private static String typeName(String printed) {
        int end = printed.length();
        for (int slash = printed.lastIndexOf('/'); slash >= 0; slash = printed.lastIndexOf('/', slash - 1)) {
            if (!isAddress(printed, slash + 1, end)) {
                return printed.substring(slash + 1, end);
            }
            end = slash;
        }
        return printed.substring(0, end);
    }

    private static boolean isAddress(String text, int from, int to) {
        boolean hex = text.startsWith("0x", from);
        int i = hex ? from + 2 : from;
        if (i >= to) {
            return false;
        }
        for (; i < to; i++) {
            if (Character.digit(text.charAt(i), hex ? 16 : 10) < 0) {
                return false;
            }
        }
        return true;
    }

    private record Position(@Nullable String file, int line) {}

    private static Optional<Position> place(String printed) {
        int colon = printed.lastIndexOf(':');
        int line = colon < 0 ? 0 : Lines.number(printed, colon + 1);
        if (colon >= 0 && line < 0) {
            return Optional.empty();
        }
        String file = colon < 0 ? printed : printed.substring(0, colon);
        if (file.isEmpty() || file.equals("Unknown Source") || file.startsWith("<") || file.equals("Native Method")) {
            return printed.isEmpty() ? Optional.empty() : Optional.of(new Position(null, line));
        }
        boolean named = colon >= 0 || file.indexOf('.') > 0 || file.equals("SourceFile");
        return named && file.indexOf(',') < 0 ? Optional.of(new Position(file, line)) : Optional.empty();
    }
}
