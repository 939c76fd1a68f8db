package dev.loginsight.index.search;

import dev.loginsight.core.log.FoundTrace;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.StackTraceParser;
import dev.loginsight.core.log.ThrownException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a log says about one error.
 *
 * @param message what was said in words: the record's own text and the messages of its exceptions, without frames
 */
record LoggedError(String message, @Nullable StackTrace trace) {
    private static final int LONGEST_MESSAGE = 4_000;

    static LoggedError of(String log) {
        Optional<FoundTrace> found = StackTraceParser.find(log);
        if (found.isEmpty()) {
            return new LoggedError(cut(log.strip()), null);
        }
        FoundTrace trace = found.get();
        return new LoggedError(cut(trace.before() + "\n" + messages(trace.trace())), trace.trace());
    }

    static LoggedError of(LogEvent event) {
        StackTrace trace = event.stackTrace();
        if (trace == null) {
            return of(event.text());
        }
        return new LoggedError(cut(event.message() + "\n" + messages(trace)), trace);
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
