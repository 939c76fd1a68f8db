package dev.loginsight.ingestor.http;

import dev.loginsight.ingestor.collect.DiskFullException;
import dev.loginsight.ingestor.publish.PublishException;
import dev.loginsight.ingestor.stats.StatsException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers a request, and turns whatever goes wrong into a problem document (RFC 9457) with one sentence. Here and not in an
 * exception handler, because in one process other rooms bring handlers of their own.
 */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String RETRY_SECONDS = "5";

    private Answers() {}

    /** What answers when all goes well. */
    public interface Work {
        ResponseEntity<?> answer() throws IOException;
    }

    /** @throws IOException when the client went away */
    public static ResponseEntity<?> of(HttpServletRequest request, Work work) throws IOException {
        try {
            return work.answer();
        } catch (ProblemException e) {
            return problem(request, e.status(), e.kind(), e.getMessage()).body();
        } catch (PublishException e) {
            return problem(request, HttpStatus.SERVICE_UNAVAILABLE, "kafka-unavailable", e.getMessage())
                    .body();
        } catch (StatsException e) {
            return problem(request, HttpStatus.SERVICE_UNAVAILABLE, "stats-unavailable", e.getMessage())
                    .body();
        } catch (DiskFullException e) {
            return problem(request, HttpStatus.SERVICE_UNAVAILABLE, "disk-full", e.getMessage())
                    .body();
        } catch (RuntimeException e) {
            // The sender gets a word to find the cause by, not the cause itself: it may hold what is not the sender's.
            String word = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            LOG.error("{} failed ({})", request.getRequestURI(), word, e);
            return problem(
                            request,
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "internal",
                            "This is a fault of Log Insight, not of the request; its log names the cause under " + word
                                    + ".")
                    .body();
        }
    }

    private record Problem(ResponseEntity.BodyBuilder response, Map<String, Object> document) {
        ResponseEntity<?> body() {
            return response.body(document);
        }
    }

    static Map<String, Object> document(HttpStatus status, String kind, String sentence, String path) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:loginsight:problem:" + kind);
        document.put("title", status.getReasonPhrase());
        document.put("status", status.value());
        document.put("detail", sentence);
        document.put("instance", path);
        return document;
    }

    private static Problem problem(HttpServletRequest request, HttpStatus status, String kind, String sentence) {
        Map<String, Object> document = document(status, kind, sentence, request.getRequestURI());
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (status == HttpStatus.METHOD_NOT_ALLOWED) {
            response.header(HttpHeaders.ALLOW, "POST");
        }
        return new Problem(response, document);
    }
}
