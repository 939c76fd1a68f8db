package dev.loginsight.ingestor.lines;

import java.util.List;

/** Knows which lines cannot begin a record, and what state a printed trace is in. */
final class Continuation {
    private static final List<String> STARTS = List.of(
            "at ",
            "Caused by: ",
            "Suppressed: ",
            "Wrapped by: ",
            "... ",
            "}",
            ")",
            "Traceback (most recent call last):",
            "During handling of the above exception",
            "The above exception was the direct cause",
            "goroutine ",
            "[signal ",
            "created by ",
            "exit status ",
            "Node.js v");

    private enum Trace {
        NONE,
        /** Within Python's frames; the exception's own line, not indented, is still to come. */
        PYTHON,
        /** Go's lines are not indented, and blank lines stand between them. */
        GO
    }

    private Trace trace = Trace.NONE;

    /** Whether a line surely belongs to the one before it, whatever that is. */
    static boolean isCertain(String line) {
        if (line.isEmpty()) {
            return true;
        }
        char first = line.charAt(0);
        return first == '\t' || first == ' ' || STARTS.stream().anyMatch(line::startsWith);
    }

    void see(String line) {
        if (line.contains("Traceback (most recent call last):")) {
            trace = Trace.PYTHON;
        } else if (line.startsWith("panic: ") || line.startsWith("fatal error: ") || line.startsWith("goroutine ")) {
            trace = Trace.GO;
        } else if (trace == Trace.PYTHON && !line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
            trace = Trace.NONE;
        }
    }

    /** For records without a layout. @param blank whether a blank line came before */
    boolean accepts(String line, boolean blank) {
        return trace != Trace.NONE || isCertain(line) && (!blank || !line.isBlank());
    }
}
