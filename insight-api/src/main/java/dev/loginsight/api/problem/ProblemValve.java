package dev.loginsight.api.problem;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what never came to a controller, such as a request that is not HTTP, with a problem document in place of Tomcat's own HTML
 * page. Tomcat makes it by its name, so it is public and has a public constructor.
 */
public final class ProblemValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    private static final int LONGEST_REASON = 160;

    /** Tomcat's writer knows no encoding yet. */
    private static final JsonMapper ASCII = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    /** Takes the place of Tomcat's own, before the host starts. */
    static void replaceTomcats(Context context) {
        ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemValve.class.getName());
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean connected = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, connected);
        if (connected.get()) {
            try {
                write(request, response, cause);
            } catch (IOException | IllegalStateException e) {
                LOG.debug("the client left before it read why its request failed", e);
            }
        }
    }

    private static void write(Request request, Response response, @Nullable Throwable cause) throws IOException {
        int status = response.getStatus();
        String path = request.getRequestURI() == null ? "/" : request.getRequestURI();
        String sentence = sentence(status, request.getMethod(), path, response, cause);
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        PrintWriter out = response.getReporter();
        if (out != null) {
            HttpStatus known = Optional.ofNullable(HttpStatus.resolve(status)).orElse(HttpStatus.BAD_REQUEST);
            out.write(ASCII.writeValueAsString(ProblemDocument.of(known, kind(status), sentence, path)));
            response.finishResponse();
        }
    }

    private static String kind(int status) {
        return switch (status) {
            case 400 -> "malformed";
            case 404 -> "not-found";
            case 405 -> "wrong-method";
            case 501, 505 -> "unsupported";
            default -> status < 500 ? "refused" : "internal";
        };
    }

    private static String sentence(
            int status, String method, String path, Response response, @Nullable Throwable cause) {
        return switch (kind(status)) {
            case "malformed" ->
                "The request cannot be read as HTTP (%s); correct it and send it again."
                        .formatted(reason(response, cause, "look at its Host, its lengths and its address"));
            case "not-found" -> "There is nothing at %s; the API stands in /v3/api-docs.".formatted(Quoted.of(path));
            case "wrong-method" ->
                "%s answers %s, not %s.".formatted(Quoted.of(path), response.getHeader(HttpHeaders.ALLOW), method);
            case "unsupported" ->
                "The request wants an HTTP version, a method or a transfer coding that this server does not have; send HTTP/1.1, the body plain or chunked.";
            case "refused" -> "The request is refused (%s).".formatted(reason(response, cause, "status " + status));
            default -> "This is a fault of Log Insight, not of the request; its log names the cause.";
        };
    }

    /** Tomcat's first sentence, which may repeat what the sender wrote. */
    private static String reason(Response response, @Nullable Throwable cause, String otherwise) {
        String said = cause == null ? response.getMessage() : cause.getMessage();
        if (said == null || said.isBlank()) {
            return otherwise;
        }
        String first = said.replaceAll("\\P{Print}", "?").replaceFirst("\\. [A-Z].*|\\.$", "");
        return first.length() > LONGEST_REASON ? first.substring(0, LONGEST_REASON) + "..." : first;
    }
}
