package dev.loginsight.ingestor.datadog;

import dev.loginsight.ingestor.collect.Collector;
import dev.loginsight.ingestor.http.Answers;
import dev.loginsight.ingestor.http.BodyReader;
import dev.loginsight.ingestor.http.JsonEvents;
import dev.loginsight.ingestor.http.ProblemException;
import dev.loginsight.ingestor.http.Requests;
import dev.loginsight.ingestor.normalize.Incoming;
import dev.loginsight.ingestor.normalize.Normalizer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/datadog}: see {@code docs/sources/datadog.md}. */
@RestController
public final class DatadogController {
    private final BodyReader bodies;
    private final DatadogRecords records;
    private final Collector collector;
    private final InstantSource clock;

    DatadogController(BodyReader bodies, DatadogRecords records, Collector collector, InstantSource clock) {
        this.bodies = bodies;
        this.records = records;
        this.collector = collector;
        this.clock = clock;
    }

    @PostMapping("/v1/datadog")
    public ResponseEntity<?> post(HttpServletRequest request) throws IOException {
        return Answers.of(request, () -> {
            Requests.refuseOtherSites(request);
            refuseForms(BodyReader.mediaType(request));
            String service = Requests.service(request);
            Instant now = clock.instant();
            return ResponseEntity.accepted()
                    .body(bodies.read(request, body -> collector.accept(decode(body, service, now))));
        });
    }

    private List<Incoming> decode(String body, @Nullable String service, Instant now) {
        return JsonEvents.read(body, record -> records.read(record, now)).stream()
                .flatMap(List::stream)
                .map(draft -> Normalizer.toEvent(draft, service, now))
                .toList();
    }

    private static void refuseForms(@Nullable MediaType type) {
        if (type != null && type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
            throw new ProblemException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "wrong-media-type",
                    "The webhook came as a form; clear \"Encode as form\" in Datadog's webhook settings, so that it comes as JSON.");
        }
    }

    @RequestMapping("/v1/datadog")
    public ResponseEntity<?> other(HttpServletRequest request) throws IOException {
        return Answers.of(request, () -> {
            throw new ProblemException(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "wrong-method",
                    "/v1/datadog takes webhooks by POST, not %s.".formatted(request.getMethod()));
        });
    }
}
