package dev.loginsight.ingestor.http;

import dev.loginsight.ingestor.lines.LogLines;
import dev.loginsight.ingestor.normalize.Incoming;
import dev.loginsight.ingestor.normalize.JsonRecord;
import dev.loginsight.ingestor.normalize.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Chooses how a body is read by its media type; without one, by its first character. */
final class EventDecoder {
    private static final Set<String> LINES =
            Set.of("x-ndjson", "ndjson", "jsonl", "x-jsonl", "jsonlines", "x-jsonlines", "json-lines", "json-seq");

    private final ZoneId zone;

    EventDecoder(ZoneId zone) {
        this.zone = zone;
    }

    /** @param service the sender's name as the request gave it */
    List<Incoming> decode(String body, @Nullable MediaType type, @Nullable String service, Instant now) {
        Function<JsonNode, Incoming> convert =
                record -> Normalizer.toEvent(JsonRecord.read(record, zone, now), service, now);
        return switch (form(body, type)) {
            case JSON -> JsonEvents.read(body, convert);
            case LINES -> JsonEvents.readLines(body, convert);
            case TEXT ->
                LogLines.read(body, zone, now).stream()
                        .map(draft -> Normalizer.toEvent(draft, service, now))
                        .toList();
        };
    }

    private enum Form {
        JSON,
        LINES,
        TEXT
    }

    private static Form form(String body, @Nullable MediaType type) {
        if (type == null) {
            String start = body.stripLeading();
            return start.startsWith("{") || start.startsWith("[{") ? Form.JSON : Form.TEXT;
        }
        String subtype = type.getSubtype();
        if (LINES.contains(subtype)) {
            return Form.LINES;
        }
        if (subtype.equals("json") || subtype.endsWith("+json")) {
            return Form.JSON;
        }
        if (type.getType().equals("text") && subtype.equals("plain")) {
            return Form.TEXT;
        }
        throw new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "wrong-media-type",
                "The Content-Type %s is not understood; send application/json, application/x-ndjson or text/plain (with curl: -H 'Content-Type: ...')."
                        .formatted(BodyReader.quoted(type.toString())));
    }
}
