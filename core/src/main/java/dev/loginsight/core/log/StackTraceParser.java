package dev.loginsight.core.log;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the stack traces that runtimes print: Java (and Kotlin, Scala, Groovy), Python, JavaScript (V8 and browsers), Go, .NET,
 * Ruby, PHP, Rust.
 *
 * <p>The text may be anything a logger wrote: prefixes before the exception, messages of several lines, colours, CRLF,
 * packaging data, one prefix a line, a trace inside a JSON string or folded into one line. Of several traces in one text
 * the first whole chain is taken: it is the one nearest to the record it belongs to, and what follows is usually its echo.
 *
 * <p>Time is linear in the text's length. At most {@value #MAX_FRAMES} frames an exception and {@value #MAX_CHAIN}
 * exceptions are kept; what lies beyond still counts as part of the trace. Frames whose exception line is missing (a cut
 * log) give an exception with an empty type.
 */
public final class StackTraceParser {
    /** As many as the JVM prints by default. */
    static final int MAX_FRAMES = 1024;

    static final int MAX_CHAIN = 64;

    private static final List<Function<List<String>, Optional<TraceSpan>>> READERS =
            // The first two before Java's, which would take frames of .NET and causes of Rust for its own.
            List.of(
                    DotNetTraceReader::read,
                    RustTraceReader::read,
                    JavaTraceReader::read,
                    PythonTraceReader::read,
                    JavaScriptTraceReader::read,
                    GoTraceReader::read,
                    RubyTraceReader::read,
                    PhpTraceReader::read);

    private StackTraceParser() {}

    public static Optional<StackTrace> parse(String text) {
        return find(text).map(FoundTrace::trace);
    }

    /** Like {@link #parse}, and says which part of the text the trace was. */
    public static Optional<FoundTrace> find(String text) {
        return TraceText.readings(text)
                .flatMap(lines -> findIn(lines, READERS).stream())
                .findFirst()
                .or(() -> TraceText.readings(text)
                        .limit(1)
                        .flatMap(lines -> findIn(lines, List.of(JavaTraceReader::readWithoutFrames)).stream())
                        .findFirst());
    }

    private static Optional<FoundTrace> findIn(
            List<String> lines, List<Function<List<String>, Optional<TraceSpan>>> readers) {
        return readers.stream()
                .map(reader -> reader.apply(lines))
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(TraceSpan::startLine).thenComparingInt(TraceSpan::startColumn))
                .map(span -> cut(lines, span));
    }

    private static FoundTrace cut(List<String> lines, TraceSpan span) {
        String first = lines.get(span.startLine());
        Stream<String> before = Stream.concat(
                lines.subList(0, span.startLine()).stream(), Stream.of(first.substring(0, span.startColumn())));
        Stream<String> printed = Stream.concat(
                Stream.of(first.substring(span.startColumn())),
                lines.subList(span.startLine() + 1, span.endLine()).stream());
        return new FoundTrace(
                span.trace(),
                join(before).strip(),
                join(printed).stripTrailing(),
                join(lines.subList(span.endLine(), lines.size()).stream()).strip());
    }

    private static String join(Stream<String> lines) {
        return String.join("\n", lines.toList());
    }
}
