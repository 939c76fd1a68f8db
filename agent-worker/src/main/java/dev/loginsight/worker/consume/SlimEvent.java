package dev.loginsight.worker.consume;

import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.ThrownException;
import dev.loginsight.worker.evidence.Excerpts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event cut down to what an analysis uses. It waits in memory and in the state topic until its turn, so its size must be bounded
 * whatever the sender sent: below Kafka's usual limit of 1 MB even where every character takes six bytes. Usual events are not touched.
 */
final class SlimEvent {
    private static final int NAME = 300;
    private static final int MESSAGE = 16_000;
    private static final int TRACE = 48_000;
    private static final int FRAME_NAME = 150;
    private static final int EXCEPTIONS = 12;
    private static final int EXCEPTION_MESSAGE = 500;
    /** Of all exceptions together. */
    private static final int FRAMES = 120;

    private SlimEvent() {}

    static LogEvent of(LogEvent event) {
        return new LogEvent(
                Excerpts.head(event.id(), NAME),
                event.timestamp(),
                event.observedTimestamp(),
                event.severityNumber(),
                Excerpts.head(event.service(), NAME),
                Excerpts.headAndTail(event.message(), MESSAGE),
                name(event.logger()),
                name(event.thread()),
                name(event.traceId()),
                name(event.spanId()),
                event.stackTrace() == null ? null : trace(event.stackTrace()),
                event.stackTraceText() == null ? null : Excerpts.headAndTail(event.stackTraceText(), TRACE),
                Map.of());
    }

    private static @Nullable String name(@Nullable String text) {
        return text == null ? null : Excerpts.head(text, NAME);
    }

    private static StackTrace trace(StackTrace trace) {
        List<ThrownException> chain = trace.chain();
        if (chain.size() > EXCEPTIONS) {
            // The end of a chain is where it began, so the middle is what can go.
            chain = new ArrayList<>(chain.subList(0, EXCEPTIONS / 2));
            chain.addAll(trace.chain()
                    .subList(
                            trace.chain().size() - EXCEPTIONS / 2, trace.chain().size()));
        }
        int frames = FRAMES / chain.size();
        return new StackTrace(
                Excerpts.head(trace.language(), NAME),
                chain.stream().map(thrown -> exception(thrown, frames)).toList());
    }

    private static ThrownException exception(ThrownException thrown, int frames) {
        return new ThrownException(
                thrown.relation(),
                Excerpts.head(thrown.type(), NAME),
                Excerpts.headAndTail(thrown.message(), EXCEPTION_MESSAGE),
                thrown.frames().stream().limit(frames).map(SlimEvent::frame).toList(),
                thrown.framesInCommon());
    }

    private static Frame frame(Frame frame) {
        return new Frame(
                Excerpts.head(frame.declaringType(), FRAME_NAME),
                Excerpts.head(frame.function(), FRAME_NAME),
                frame.file() == null ? null : Excerpts.head(frame.file(), FRAME_NAME),
                frame.line());
    }
}
