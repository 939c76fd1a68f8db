package dev.loginsight.ingestor.normalize;

import dev.loginsight.core.log.FoundTrace;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.Redaction;
import dev.loginsight.core.log.Severity;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.StackTraceParser;
import dev.loginsight.core.log.ThrownException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of drafts: takes secrets out, reads the stack trace wherever it stands, bounds every text, and gives an id to
 * what has none. The message's own words never get lost: what is taken out of it as a trace is kept as the trace.
 */
public final class Normalizer {
    /** A message of one line holds a trace only when that was escaped or folded, and then it is long. */
    private static final int SHORTEST_TRACE = 20;

    private Normalizer() {}

    /**
     * @param service the sender's name as the request gave it; the record's own name goes first
     * @param now when the request came
     */
    public static Incoming toEvent(Draft draft, @Nullable String service, Instant now) {
        Texts texts = texts(draft);
        Map<String, String> attributes = clean(Limits.attributes(draft.attributes()));
        Limits.note(attributes, "message", texts.message.length(), Limits.MESSAGE);
        String printed = texts.printed;
        if (printed != null) {
            Limits.note(attributes, "stackTrace", printed.length(), Limits.TRACE);
        }
        String id = draft.id();
        boolean ofSender = id != null && !id.isBlank();
        LogEvent event = new LogEvent(
                ofSender && id != null ? id : UUID.randomUUID().toString(),
                Optional.ofNullable(draft.timestamp()).orElse(now),
                now,
                severity(draft.severityNumber(), texts.trace),
                service(draft.service(), service),
                Limits.head(texts.message, Limits.MESSAGE),
                bounded(draft.logger(), Limits.LOGGER),
                bounded(draft.thread(), Limits.THREAD),
                bounded(draft.traceId(), Limits.TRACE_ID),
                bounded(draft.spanId(), Limits.TRACE_ID),
                texts.trace,
                printed == null ? null : Limits.trace(printed),
                attributes);
        return new Incoming(event, ofSender);
    }

    /** An exception that was printed without a level was caught by nobody; a panic ended its process. */
    private static int severity(int given, @Nullable StackTrace trace) {
        if (given > 0 || trace == null) {
            return given;
        }
        return trace.language().equals("go") ? Severity.FATAL.number() : Severity.ERROR.number();
    }

    private record Texts(
            String message,
            @Nullable StackTrace trace,
            @Nullable String printed) {}

    private static Texts texts(Draft draft) {
        String message = Redaction.redact(clean(draft.message() == null ? "" : draft.message()));
        String given = draft.stackTraceText();
        String printed = given == null || given.isBlank() ? null : Redaction.redact(clean(given));
        StackTrace structure = draft.stackTrace();
        if (structure != null) {
            StackTrace redacted = redacted(structure);
            return new Texts(
                    orTitle(message, redacted), redacted, printed == null ? TracePrinter.print(redacted) : printed);
        }
        if (printed != null) {
            Optional<FoundTrace> found = StackTraceParser.find(printed);
            StackTrace trace = found.map(FoundTrace::trace).orElse(null);
            String text = found.filter(
                            whole -> whole.before().isEmpty() && whole.after().isEmpty())
                    .map(FoundTrace::printed)
                    .orElse(printed);
            return new Texts(trace == null ? message : orTitle(message, trace), trace, text);
        }
        return inMessage(message);
    }

    /** Many loggers append the trace to the message. */
    private static Texts inMessage(String message) {
        Optional<FoundTrace> found =
                message.length() < SHORTEST_TRACE ? Optional.empty() : StackTraceParser.find(message);
        if (found.isEmpty()) {
            return new Texts(message, null, null);
        }
        FoundTrace trace = found.get();
        String words = trace.after().isEmpty() ? trace.before() : (trace.before() + "\n" + trace.after()).strip();
        return new Texts(orTitle(words, trace.trace()), trace.trace(), trace.printed());
    }

    /** The exception's own words where the record has none. */
    private static String orTitle(String message, StackTrace trace) {
        if (!message.isBlank()) {
            return message;
        }
        ThrownException top = trace.top();
        return top.message().isEmpty()
                ? top.type()
                : top.type().isEmpty() ? top.message() : top.type() + ": " + top.message();
    }

    private static StackTrace redacted(StackTrace trace) {
        return new StackTrace(
                trace.language(),
                trace.chain().stream()
                        .map(link -> new ThrownException(
                                link.relation(),
                                link.type(),
                                Redaction.redact(clean(link.message())),
                                link.frames(),
                                link.framesInCommon()))
                        .toList());
    }

    private static String service(@Nullable String ofRecord, @Nullable String ofRequest) {
        for (String name : new String[] {ofRecord == null ? "" : ofRecord, ofRequest == null ? "" : ofRequest}) {
            String service =
                    Limits.head(clean(name).replaceAll("\\p{Cntrl}", " ").strip(), Limits.SERVICE);
            if (!service.isBlank()) {
                return service;
            }
        }
        return LogEvent.UNKNOWN_SERVICE;
    }

    private static @Nullable String bounded(@Nullable String text, int limit) {
        return text == null || text.isBlank() ? null : Limits.head(Redaction.redact(clean(text)), limit);
    }

    private static Map<String, String> clean(Map<String, String> attributes) {
        Map<String, String> clean = new LinkedHashMap<>();
        attributes.forEach((key, value) -> {
            String name = clean(key);
            clean.put(name, Redaction.redact(name, clean(value)));
        });
        return clean;
    }

    /** Without what databases and JSON readers downstream may stumble over: NUL, and halves of characters. */
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean broken = point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            out.appendCodePoint(broken ? 0xFFFD : point);
        });
        return out.toString();
    }
}
