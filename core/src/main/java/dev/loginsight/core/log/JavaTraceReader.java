package dev.loginsight.core.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Throwable#printStackTrace()} and the exception converters of logback and log4j print. */
final class JavaTraceReader {
    private static final ExceptionLine.LineReader LINES = new ExceptionLine.LineReader() {
        @Override
        public @Nullable ExceptionLine read(String line) {
            ExceptionLine start = ExceptionLine.atStart(line);
            return start != null ? start : ExceptionLine.inline(line);
        }

        @Override
        public boolean isFrame(String line) {
            return JavaFrames.ofLine(line).isPresent();
        }
    };

    private final List<String> lines;
    private final ExceptionChain chain = new ExceptionChain();
    private int pending;
    private int end;

    private JavaTraceReader(List<String> lines) {
        this.lines = lines;
    }

    static Optional<TraceSpan> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (LINES.isFrame(lines.get(i)) || i > 0 && isCause(lines.get(i))) {
                return Optional.of(new JavaTraceReader(lines).readFrom(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isCause(String line) {
        Link link = Link.of(line);
        return link != null && link.exception().type().indexOf('.') > 0;
    }

    /** A whole text that is one exception line: the JVM prints no frames for hot exceptions, nor do loggers told so. */
    static Optional<TraceSpan> readWithoutFrames(List<String> lines) {
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        ExceptionLine line = first < lines.size() ? ExceptionLine.atStart(lines.get(first)) : null;
        if (line == null || line.sure() != ExceptionLine.NAMED || line.type().indexOf('.') < 0) {
            return Optional.empty();
        }
        JavaTraceReader reader = new JavaTraceReader(lines);
        reader.chain.begin(ExceptionChain.Kind.TOP, line, 0);
        return Optional.of(new TraceSpan(first, line.column(), first + 1, reader.chain.toTrace("java")));
    }

    private TraceSpan readFrom(int firstFrame) {
        Optional<Integer> header = ExceptionLine.above(lines, firstFrame, LINES);
        int start = header.orElse(firstFrame);
        int column = 0;
        int next = firstFrame;
        if (header.isPresent()) {
            ExceptionLine line = LINES.read(lines.get(start));
            column = line == null ? 0 : line.column();
            chain.begin(ExceptionChain.Kind.TOP, line, 0);
            next = start + 1;
        } else {
            chain.begin(ExceptionChain.Kind.TOP, null, 0);
        }
        end = next;
        pending = next;
        for (int i = next; i < lines.size() && take(i); i++) {}
        return new TraceSpan(start, column, end, chain.toTrace("java"));
    }

    /** Whether a line may belong to the trace; those that may be a message are settled by what follows them. */
    private boolean take(int i) {
        String line = lines.get(i);
        Optional<Frame> frame = JavaFrames.ofLine(line);
        if (frame.isPresent()) {
            settle(i);
            chain.add(frame.get());
            return true;
        }
        Link link = Link.of(line);
        if (link != null) {
            settle(i);
            chain.begin(link.kind(), link.exception(), link.indent());
            return true;
        }
        int common = framesInCommon(line);
        if (common >= 0 || line.contains("[CIRCULAR REFERENCE")) {
            settle(i);
            chain.common(Math.max(0, common));
            return true;
        }
        boolean message = chain.awaitsFrames() && i - pending < ExceptionLine.LONGEST_MESSAGE;
        return line.isBlank() || message && !Lines.startsRecord(line);
    }

    private void settle(int i) {
        for (int line = pending; line < i; line++) {
            chain.message(lines.get(line));
        }
        pending = i + 1;
        end = i + 1;
    }

    /** The n of {@code ... n more} and of logback's {@code ... n common frames omitted}; 0 for other omissions; else -1. */
    private static int framesInCommon(String line) {
        int dots = line.indexOf("... ");
        if (dots < 0) {
            return -1;
        }
        int digits = dots + 4;
        int i = digits;
        while (i < line.length() && Character.isDigit(line.charAt(i)) && i - digits < 9) {
            i++;
        }
        if (i == digits) {
            return -1;
        }
        if (line.startsWith(" more", i) || line.startsWith(" common frames omitted", i)) {
            return Integer.parseInt(line, digits, i, 10);
        }
        return line.startsWith(" frames ", i) || line.startsWith(" lines ", i) ? 0 : -1;
    }

    /** A line that adds an exception to the chain. */
    record Link(ExceptionChain.Kind kind, ExceptionLine exception, int indent) {
        static @Nullable Link of(String line) {
            for (ExceptionChain.Kind kind : ExceptionChain.Kind.LINKS) {
                int at = line.indexOf(kind.leadIn());
                if (at >= 0 && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                    return at(line, at, kind);
                }
            }
            return null;
        }

        private static @Nullable Link at(String line, int at, ExceptionChain.Kind kind) {
            int type = at + kind.leadIn().length();
            int end = ExceptionLine.endOfType(line, type);
            if (end < 0) {
                return null;
            }
            int indent = 0;
            while (at - indent > 0 && Character.isWhitespace(line.charAt(at - indent - 1))) {
                indent++;
            }
            String message = end < line.length() ? line.substring(end + 1).strip() : "";
            return new Link(kind, new ExceptionLine(at, line.substring(type, end), message, 0), indent);
        }
    }
}
