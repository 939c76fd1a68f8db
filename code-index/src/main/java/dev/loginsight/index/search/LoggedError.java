package dev.loginsight.index.search;

import dev.loginsight.core.log.FoundTrace;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.StackTraceParser;
import dev.loginsight.core.log.ThrownException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a log says about one error.
 *
 * @param message what was said in words: the record's own text and the messages of its exceptions, without frames
 */
record LoggedError(String message, @Nullable StackTrace trace) {
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int LONGEST_CONTEXT = 1_500;
    private static final Pattern TELLING = Pattern.compile(
            "\\b(?:ERROR|SEVERE|FATAL|CRITICAL|PANIC|WARN(?:ING)?|Exception|Error|error|panic|failed|fatal)\\b");

    static LoggedError of(String log) {
        Optional<FoundTrace> found = StackTraceParser.find(log);
        if (found.isEmpty()) {
            return new LoggedError(mostTelling(log.strip()), null);
        }
        FoundTrace trace = found.get();
        return new LoggedError(joined(trace.before(), trace.trace()), trace.trace());
    }

    static LoggedError of(LogEvent event) {
        StackTrace trace = event.stackTrace();
        return trace == null ? of(event.text()) : new LoggedError(joined(event.message(), trace), trace);
    }

    /** The text nearest to the trace, then what its exceptions say. */
    private static String joined(String before, StackTrace trace) {
        String context = before.strip();
        String nearest =
                context.length() > LONGEST_CONTEXT ? context.substring(context.length() - LONGEST_CONTEXT) : context;
        return cut(nearest + "\n" + messages(trace));
    }

    /** Of a long log the lines that sound like an error; where none does, its end. */
    private static String mostTelling(String log) {
        if (log.length() <= LONGEST_MESSAGE) {
            return log;
        }
        String telling = log.lines()
                .map(line -> line.length() > LONGEST_CONTEXT ? line.substring(0, LONGEST_CONTEXT) : line)
                .filter(line -> TELLING.matcher(line).find())
                .limit(LONGEST_MESSAGE / 100)
                .collect(Collectors.joining("\n"));
        return telling.isEmpty() ? log.substring(log.length() - LONGEST_MESSAGE) : cut(telling);
    }

    private static String messages(StackTrace trace) {
        return trace.chain().stream()
                .map(ThrownException::message)
                .filter(message -> !message.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String cut(String text) {
        String stripped = text.strip();
        return stripped.length() > LONGEST_MESSAGE ? stripped.substring(0, LONGEST_MESSAGE) : stripped;
    }

    boolean isEmpty() {
        return message.isBlank() && trace == null;
    }
}
