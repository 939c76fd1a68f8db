package dev.loginsight.ingestor.lines;

import java.util.List;
import java.util.regex.Pattern;

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
            "Node.js v",
            "--- End of ",
            "Stack trace:",
            "[stacktrace]",
            "stack backtrace:",
            "Stack backtrace:",
            "note: run with `RUST_BACKTRACE",
            "note: Some details are omitted");

    /** A frame of Ruby's; the first of an uncaught exception goes on with its message and begins a record. */
    private static final Pattern RUBY_FRAME = Pattern.compile("[^\\s:]{1,1000}:\\d{1,9}:in [`'][^']{0,500}'\\s*");

    private static final Pattern RUBY_CAUSE =
            Pattern.compile("[^\\s:]{1,1000}:\\d{1,9}:in [`'][^']{0,500}': .*\\([A-Z][\\w:]*\\)\\s*");
    private static final Pattern RUST_PANIC =
            Pattern.compile("thread '[^']{0,200}'.{0,40} panicked at \\S{1,1000}:\\s*");

    private enum Trace {
        NONE,
        /** Within Python's frames; the exception's own line, not indented, is still to come. */
        PYTHON,
        /** Go's lines are not indented, and blank lines stand between them. */
        GO,
        /** Numbered calls; what wraps the exception comes behind a blank line. */
        PHP,
        /** Behind a frame that says {@code from}; the cause may follow, in a line like that of another exception. */
        RUBY,
        /** The panic's message, not indented, is still to come. */
        RUST
    }

    private Trace trace = Trace.NONE;

    /** Whether a line surely belongs to the one before it, whatever that is. */
    static boolean isCertain(String line) {
        if (line.isEmpty()) {
            return true;
        }
        char first = line.charAt(0);
        return first == '\t'
                || first == ' '
                || STARTS.stream().anyMatch(line::startsWith)
                || line.contains(":in ") && RUBY_FRAME.matcher(line).matches();
    }

    void see(String line) {
        if (line.contains("Traceback (most recent call last):")) {
            trace = Trace.PYTHON;
        } else if (line.startsWith("panic: ") || line.startsWith("fatal error: ") || line.startsWith("goroutine ")) {
            trace = Trace.GO;
        } else if (line.startsWith("Stack trace:") || line.startsWith("[stacktrace]")) {
            trace = Trace.PHP;
        } else if (line.startsWith("\tfrom ")) {
            trace = Trace.RUBY;
        } else if (line.contains("' panicked at ") || line.contains(") panicked at ")) {
            trace = RUST_PANIC.matcher(line).find() ? Trace.RUST : Trace.NONE;
        } else if (trace == Trace.RUST
                || trace == Trace.PYTHON && !line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
            trace = Trace.NONE;
        }
    }

    /** For records without a layout. @param blank whether a blank line came before */
    boolean accepts(String line, boolean blank) {
        boolean expected = switch (trace) {
            case NONE -> false;
            case PYTHON, GO, RUST -> true;
            case PHP -> line.startsWith("#") || line.startsWith("Next ");
            case RUBY -> line.contains(":in ") && RUBY_CAUSE.matcher(line).matches();
        };
        return expected || isCertain(line) && (!blank || !line.isBlank());
    }
}
