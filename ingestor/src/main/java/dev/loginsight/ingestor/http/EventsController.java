package dev.loginsight.ingestor.http;

import dev.loginsight.ingestor.collect.Collector;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/events}: see {@code docs/sources/http.md}. */
@RestController
public final class EventsController {
    private final BodyReader bodies;
    private final EventDecoder decoder;
    private final Collector collector;
    private final InstantSource clock;

    EventsController(BodyReader bodies, EventDecoder decoder, Collector collector, InstantSource clock) {
        this.bodies = bodies;
        this.decoder = decoder;
        this.collector = collector;
        this.clock = clock;
    }

    @PostMapping("/v1/events")
    public ResponseEntity<?> post(HttpServletRequest request) throws IOException {
        return Answers.of(request, () -> {
            Requests.refuseOtherSites(request);
            String service = Requests.service(request);
            var type = BodyReader.mediaType(request);
            return ResponseEntity.accepted()
                    .body(bodies.read(
                            request, body -> collector.accept(decoder.decode(body, type, service, clock.instant()))));
        });
    }

    @RequestMapping("/v1/events")
    public ResponseEntity<?> other(HttpServletRequest request) throws IOException {
        return Answers.of(request, () -> {
            throw new ProblemException(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "wrong-method",
                    "/v1/events takes events by POST, not %s.".formatted(request.getMethod()));
        });
    }
}
