package dev.loginsight.core.log;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Ruby's backtraces: as the interpreter prints an uncaught exception, with its message on the first frame's line, and as
 * loggers print one, with the exception on a line above. An exception behind the frames of another is its cause.
 */
final class RubyTraceReader {
    private static final Pattern FRAME =
            Pattern.compile("\\s*(?:\\d{1,5}: )?(?:from )?(.{1,1000}?):(\\d{1,9}):in [`']([^']{0,500})'(.*)");

    private static final Pattern THROWN = Pattern.compile(": (.*) \\(([A-Z]\\w*(?:::[A-Z]\\w*)*)\\)\\s*");

    /** {@code NoMethodError (undefined method ...):}, as Rails prints it, or {@code NoMethodError: undefined method ...}. */
    private static final Pattern ABOVE =
            Pattern.compile("(?<![\\w:])([A-Z]\\w{0,200}(?:::[A-Z]\\w{0,200}){0,20})(?: \\((.*)\\):?|: (.*))\\s*");

    /** Between the exception's line and the first frame Rails leaves blank ones. */
    private static final int FARTHEST_ABOVE = 3;

    private RubyTraceReader() {}

    static Optional<TraceSpan> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher frame = frame(lines.get(i));
            if (frame != null) {
                return Optional.of(readFrom(lines, i, frame));
            }
        }
        return Optional.empty();
    }

    private static TraceSpan readFrom(List<String> lines, int first, Matcher firstFrame) {
        ExceptionChain chain = new ExceptionChain();
        int start = first;
        int column = pathStart(firstFrame);
        if (thrown(firstFrame) == null) {
            ExceptionLine above = null;
            for (int i = first - 1; i >= Math.max(0, first - FARTHEST_ABOVE) && above == null; i--) {
                above = above(lines.get(i));
                start = above == null ? start : i;
                if (!lines.get(i).isBlank()) {
                    break;
                }
            }
            column = above == null ? column : above.column();
            chain.begin(ExceptionChain.Kind.TOP, above, 0);
        }
        int end = first;
        for (Matcher frame = firstFrame; frame != null; frame = end < lines.size() ? frame(lines.get(end)) : null) {
            ExceptionLine thrown = thrown(frame);
            if (thrown != null) {
                chain.begin(end == first ? ExceptionChain.Kind.TOP : ExceptionChain.Kind.CAUSED_BY, thrown, 0);
            }
            chain.add(frameOf(frame));
            end++;
        }
        return new TraceSpan(start, column, end, chain.toTrace("ruby"));
    }

    private static @Nullable Matcher frame(String line) {
        if (!line.contains(":in `") && !line.contains(":in '")) {
            return null;
        }
        Matcher matcher = FRAME.matcher(line);
        return matcher.matches() ? matcher : null;
    }

    /** A logger's prefix may stand before the first frame's path. */
    private static int pathStart(Matcher frame) {
        return frame.start(1) + frame.group(1).lastIndexOf(' ') + 1;
    }

    private static @Nullable ExceptionLine thrown(Matcher frame) {
        Matcher matcher = THROWN.matcher(frame.group(4));
        return matcher.matches() ? new ExceptionLine(pathStart(frame), matcher.group(2), matcher.group(1), 0) : null;
    }

    private static @Nullable ExceptionLine above(String line) {
        Matcher matcher = ABOVE.matcher(line);
        if (!matcher.find() || matcher.end() < line.length()) {
            return null;
        }
        String message = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        return new ExceptionLine(matcher.start(), matcher.group(1), message, 0);
    }

    /** {@code block (2 levels) in Cart#total} ran in total of Cart. */
    private static Frame frameOf(Matcher frame) {
        String printed = frame.group(3);
        String name = printed.substring(printed.lastIndexOf(" in ") < 0 ? 0 : printed.lastIndexOf(" in ") + 4);
        name = name.startsWith("<") ? "" : name;
        int separator = Math.max(name.lastIndexOf('#'), name.lastIndexOf('.'));
        return new Frame(
                separator < 0 ? "" : name.substring(0, separator),
                name.substring(separator + 1),
                frame.group(1).substring(pathStart(frame) - frame.start(1)),
                Integer.parseInt(frame.group(2)));
    }
}
