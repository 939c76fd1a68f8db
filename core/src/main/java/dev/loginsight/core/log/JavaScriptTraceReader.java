package dev.loginsight.core.log;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an {@code Error}'s stack as Node and browsers print it, Node's {@code [cause]} included. */
final class JavaScriptTraceReader {
    /** {@code TypeError: x}, {@code Error [ERR_CODE]: x}, {@code [cause]: Error: x}; a browser may say "Uncaught" before. */
    private static final Pattern HEADER = Pattern.compile(
            "^\\s{0,40}(?:Uncaught |Unhandled |\\(in promise\\) |\\[cause]: |Caused by: |caused by: ){0,3}"
                    + "(\\w*[A-Z]\\w{0,200}(?:\\.\\w{1,200})?)(?: \\[[\\w.]{1,80}])?(?::\\s?(.*))?$");

    private static final Pattern MATCHING = Pattern.compile("\\.\\.\\. (\\d{1,9}) lines matching cause stack trace");

    private static final ExceptionLine.LineReader LINES = new ExceptionLine.LineReader() {
        @Override
        public @Nullable ExceptionLine read(String line) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                String message = header.group(2) == null ? "" : header.group(2);
                String type = header.group(1);
                int sure = type.endsWith("Error") || type.endsWith("Exception")
                        ? ExceptionLine.NAMED
                        : ExceptionLine.QUALIFIED;
                return new ExceptionLine(Lines.indent(line), type, message, sure);
            }
            return ExceptionLine.inline(line);
        }

        @Override
        public boolean isFrame(String line) {
            return JavaScriptFrames.ofLine(line).isPresent();
        }
    };

    private JavaScriptTraceReader() {}

    static Optional<TraceSpan> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (LINES.isFrame(lines.get(i))) {
                return Optional.of(readFrom(lines, i));
            }
        }
        return Optional.empty();
    }

    private static TraceSpan readFrom(List<String> lines, int firstFrame) {
        ExceptionChain chain = new ExceptionChain();
        int start = ExceptionLine.above(lines, firstFrame, LINES).orElse(firstFrame);
        ExceptionLine header = start < firstFrame ? LINES.read(lines.get(start)) : null;
        chain.begin(ExceptionChain.Kind.TOP, header, 0);
        lines.subList(Math.min(start + 1, firstFrame), firstFrame).forEach(chain::message);
        int end = firstFrame;
        for (int i = firstFrame; i < lines.size() && continues(lines.get(i), end == i); i++) {
            if (take(lines.get(i), chain)) {
                end = i + 1;
            }
        }
        return new TraceSpan(start, header == null ? 0 : header.column(), end, chain.toTrace("javascript"));
    }

    /** Behind the frames stand blank lines, braces and the error's properties, which are indented. */
    private static boolean continues(String line, boolean behindFrame) {
        return line.isBlank()
                || LINES.isFrame(line)
                || Character.isWhitespace(line.charAt(0))
                || behindFrame && (line.startsWith("}") || line.startsWith("Caused by: "));
    }

    private static boolean take(String line, ExceptionChain chain) {
        Optional<Frame> frame = JavaScriptFrames.ofLine(line);
        if (frame.isPresent()) {
            chain.add(frame.get());
            return true;
        }
        if (line.contains("[cause]: ") || line.stripLeading().startsWith("Caused by: ")) {
            ExceptionLine cause = LINES.read(line);
            if (cause != null) {
                chain.begin(ExceptionChain.Kind.CAUSED_BY, cause, 0);
                return true;
            }
        }
        Matcher matching = MATCHING.matcher(line);
        if (matching.find()) {
            chain.common(Integer.parseInt(matching.group(1)));
            return true;
        }
        return line.strip().equals("}");
    }
}
