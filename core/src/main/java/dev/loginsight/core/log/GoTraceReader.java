package dev.loginsight.core.log;

import java.util.List;
import java.util.Optional;

/**
 * Reads Go's panics and fatal errors, of which the first goroutine printed is the one that failed, and the two-line frames
 * that error libraries print with {@code %+v}.
 */
final class GoTraceReader {
    private static final List<String> HEADERS = List.of("panic: ", "fatal error: ", "runtime: ");
    private static final int LONGEST_HEADER = 20;

    private GoTraceReader() {}

    static Optional<TraceSpan> read(List<String> lines) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (isFrame(lines, i)) {
                return Optional.of(readFrom(lines, i));
            }
        }
        return Optional.empty();
    }

    private static TraceSpan readFrom(List<String> lines, int firstFrame) {
        int start = header(lines, firstFrame);
        ExceptionChain chain = new ExceptionChain();
        int column = 0;
        if (start < firstFrame) {
            ExceptionLine exception = exception(lines, start, firstFrame);
            chain.begin(ExceptionChain.Kind.TOP, exception, 0);
            column = exception.column();
        } else {
            chain.begin(ExceptionChain.Kind.TOP, null, 0);
        }
        int i = firstFrame;
        while (i + 1 < lines.size() && isFrame(lines, i)) {
            chain.add(frame(lines.get(i), lines.get(i + 1)));
            i += 2;
        }
        return new TraceSpan(start, column, i, chain.toTrace("go"));
    }

    /** The panic's line above the frames, else the goroutine's, else the line directly above as an error's message. */
    private static int header(List<String> lines, int firstFrame) {
        for (int i = firstFrame - 1; i >= Math.max(0, firstFrame - LONGEST_HEADER); i--) {
            int at = i;
            if (HEADERS.stream().anyMatch(header -> lines.get(at).contains(header))) {
                boolean nested = lines.get(i).startsWith("\t")
                        && i > 0
                        && lines.get(i - 1).startsWith("panic: ");
                return nested ? i - 1 : i;
            }
        }
        boolean above = firstFrame > 0 && !lines.get(firstFrame - 1).isBlank();
        return above ? firstFrame - 1 : firstFrame;
    }

    private static ExceptionLine exception(List<String> lines, int start, int firstFrame) {
        String line = lines.get(start);
        for (String header : HEADERS) {
            int column = line.indexOf(header);
            if (column >= 0) {
                String type = header.substring(0, header.length() - 2);
                return new ExceptionLine(column, type, message(lines, start, column + header.length(), firstFrame), 0);
            }
        }
        if (line.startsWith("goroutine ")) {
            return new ExceptionLine(0, "", "", 0);
        }
        return new ExceptionLine(0, "error", line.strip(), 0);
    }

    private static String message(List<String> lines, int start, int column, int firstFrame) {
        StringBuilder message =
                new StringBuilder(lines.get(start).substring(column).strip());
        for (int i = start + 1; i < firstFrame && !lines.get(i).startsWith("goroutine "); i++) {
            if (!lines.get(i).startsWith("[signal ")) {
                message.append('\n').append(lines.get(i).strip());
            }
        }
        return message.toString().strip();
    }

    /** {@code main.total(0x1, 0x2)} with {@code \t/app/main.go:12 +0x1d} below it. */
    private static boolean isFrame(List<String> lines, int i) {
        String function = lines.get(i);
        return lineNumber(lines.get(i + 1)) >= 0
                && !function.isEmpty()
                && !Character.isWhitespace(function.charAt(0))
                && function.indexOf('.') > 0
                && (function.startsWith("created by ") || function.indexOf(' ') < 0 || function.endsWith(")"));
    }

    private static int lineNumber(String place) {
        int go = place.startsWith("\t") || place.startsWith("    ") ? place.lastIndexOf(".go:") : -1;
        if (go < 0) {
            return -1;
        }
        int blank = place.indexOf(' ', go);
        return Lines.number(blank < 0 ? place.stripTrailing() : place.substring(0, blank), go + 4);
    }

    private static Frame frame(String printed, String place) {
        String name = printed.startsWith("created by ") ? printed.substring(11) : printed;
        int goroutine = name.indexOf(" in goroutine ");
        name = goroutine < 0 ? name : name.substring(0, goroutine);
        int arguments = name.endsWith(")") ? name.lastIndexOf('(') : -1;
        name = arguments <= 0 || name.charAt(arguments - 1) == '.' ? name : name.substring(0, arguments);
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        String file = place.substring(0, place.lastIndexOf(".go:") + 3).strip();
        return new Frame(
                dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1), file, Math.max(0, lineNumber(place)));
    }
}
