package dev.loginsight.ingestor.publish;

import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.ThrownException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes events as the JSON that travels on {@link ErrorEvent#TOPIC}, and keeps each below Kafka's limit for a record. */
final class ErrorEvents {
    /** Kafka's default limit is 1,048,588 bytes with everything around the value. */
    static final int LARGEST = 900_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ErrorEvents() {}

    static byte[] toJson(ErrorEvent event) {
        byte[] json = JSON.writeValueAsBytes(event);
        for (int frames = 256; json.length > LARGEST && frames > 0; frames /= 4) {
            json = JSON.writeValueAsBytes(new ErrorEvent(event.fingerprint(), smaller(event.event(), frames)));
        }
        return json;
    }

    /** Frames are what grows: thousands of them in a deep chain. Texts of control characters grow sixfold in JSON. */
    private static LogEvent smaller(LogEvent event, int frames) {
        int characters = frames * 256;
        return new LogEvent(
                event.id(),
                event.timestamp(),
                event.observedTimestamp(),
                event.severityNumber(),
                event.service(),
                head(event.message(), characters / 2),
                event.logger(),
                event.thread(),
                event.traceId(),
                event.spanId(),
                trim(event.stackTrace(), frames),
                event.stackTraceText() == null ? null : head(event.stackTraceText(), characters),
                Map.of(
                        "loginsight.truncated",
                        "to fit into a Kafka record: attributes, and frames beyond the first " + frames));
    }

    private static @Nullable StackTrace trim(@Nullable StackTrace trace, int frames) {
        if (trace == null) {
            return null;
        }
        int links = Math.max(4, frames / 4);
        List<ThrownException> chain = trace.chain();
        return new StackTrace(
                trace.language(),
                chain.subList(0, Math.min(links, chain.size())).stream()
                        .map(link -> new ThrownException(
                                link.relation(),
                                head(link.type(), 500),
                                head(link.message(), frames * 16),
                                link.frames()
                                        .subList(
                                                0,
                                                Math.min(frames, link.frames().size())),
                                link.framesInCommon()))
                        .toList());
    }

    private static String head(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
