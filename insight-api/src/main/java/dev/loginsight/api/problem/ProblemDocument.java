package dev.loginsight.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem detail as RFC 9457 defines it.
 *
 * @param type stable name of the kind of problem, to tell kinds apart in a program
 * @param title the kind in words, the same for all of its kind
 * @param status HTTP status
 * @param detail one sentence: what is wrong, where, and the likely remedy
 * @param instance path of the request
 */
@Schema(name = "Problem", description = "Why a request was not answered, as in RFC 9457.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProblemDocument(
        @Schema(description = "Stable name of the kind of problem.", example = "urn:loginsight:problem:bad-parameter")
        String type,

        @Schema(description = "The kind in words.", example = "Bad Request")
        String title,

        @Schema(description = "The HTTP status.", example = "400")
        int status,

        @Schema(
                description = "One sentence: what is wrong, where, and the likely remedy.",
                example = "limit must be a whole number from 1 to 1000, not \"0\".")
        String detail,

        @Schema(description = "The path of the request.", example = "/api/insights")
        String instance) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:loginsight:problem:";
    private static final JsonMapper JSON = new JsonMapper();

    public static ProblemDocument of(HttpStatus status, String kind, String sentence, String path) {
        return new ProblemDocument(TYPE_PREFIX + kind, status.getReasonPhrase(), status.value(), sentence, path);
    }

    /** Answers with this problem; does nothing where an answer has begun already. */
    public void writeTo(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
