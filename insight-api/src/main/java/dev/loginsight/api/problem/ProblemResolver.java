package dev.loginsight.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Turns whatever goes wrong under this room's paths into one clear sentence: a problem document for programs, a page for people. It
 * goes by path and not by controller, because a wrong method or an unknown path has no controller.
 */
public final class ProblemResolver implements HandlerExceptionResolver, Ordered {
    /** The page that shows a problem; its model is {@code status}, {@code title} and {@code detail}. */
    public static final String VIEW = "loginsight/problem";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception problem) {
        boolean api = OwnPaths.isApi(request);
        if (!api && !OwnPaths.isPage(request) && !isNobodys(request, problem)) {
            return null;
        }
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(problem)) {
            return new ModelAndView();
        }
        ProblemDocument document = document(request, response, problem);
        if (api || !wantsPage(request)) {
            return written(document, response);
        }
        response.setStatus(document.status());
        return new ModelAndView(
                VIEW,
                Map.of("status", document.status(), "title", document.title(), "detail", document.detail()),
                HttpStatus.valueOf(document.status()));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    /** A path that no room has is told here, or nobody would. */
    private static boolean isNobodys(HttpServletRequest request, Exception problem) {
        return problem instanceof NoResourceFoundException && !OwnPaths.isIngestors(request);
    }

    private static ModelAndView written(ProblemDocument document, HttpServletResponse response) {
        try {
            document.writeTo(response);
        } catch (IOException e) {
            LOG.debug("the client left before it read why its request failed", e);
        }
        return new ModelAndView();
    }

    private ProblemDocument document(HttpServletRequest request, HttpServletResponse response, Exception problem) {
        String path = request.getRequestURI();
        return switch (problem) {
            case ApiProblem own -> ProblemDocument.of(own.status(), own.kind(), own.sentence(), path);
            case HttpRequestMethodNotSupportedException wrong -> wrongMethod(wrong, response, path);
            case HttpMediaTypeNotSupportedException wrong -> wrongType(wrong, response, path);
            case HttpMediaTypeNotAcceptableException wrong ->
                ProblemDocument.of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "%s answers with %s only; say so in Accept, or leave Accept out."
                                .formatted(path, wrong.getSupportedMediaTypes()),
                        path);
            case NoResourceFoundException missing ->
                ProblemDocument.of(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "There is nothing at %s; the API stands in /v3/api-docs, and ways to send logs in docs/sources."
                                .formatted(Quoted.of(path)),
                        path);
            case InvalidParameterException wrong ->
                ProblemDocument.of(
                        HttpStatus.BAD_REQUEST,
                        "bad-parameter",
                        "The query string cannot be decoded; write %25 for a percent sign, and %xx in UTF-8 for other bytes.",
                        path);
            case UncheckedIOException store ->
                ProblemDocument.of(
                        HttpStatus.SERVICE_UNAVAILABLE, "unavailable", String.valueOf(store.getMessage()), path);
            default -> unexpected(problem, path);
        };
    }

    private static ProblemDocument wrongMethod(
            HttpRequestMethodNotSupportedException wrong, HttpServletResponse response, String path) {
        String[] supported = wrong.getSupportedMethods();
        String allowed = supported == null ? "" : String.join(", ", Arrays.asList(supported));
        response.setHeader(HttpHeaders.ALLOW, allowed);
        return ProblemDocument.of(
                HttpStatus.METHOD_NOT_ALLOWED,
                "wrong-method",
                "%s answers %s, not %s.".formatted(path, allowed, wrong.getMethod()),
                path);
    }

    private static ProblemDocument wrongType(
            HttpMediaTypeNotSupportedException wrong, HttpServletResponse response, String path) {
        response.setHeader(HttpHeaders.ACCEPT, "application/json");
        String given = wrong.getContentType() == null
                ? "a body without a Content-Type"
                : wrong.getContentType().toString();
        return ProblemDocument.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "wrong-media-type",
                "%s reads application/json, not %s.".formatted(path, given),
                path);
    }

    private static ProblemDocument unexpected(Exception problem, String path) {
        if (problem instanceof org.springframework.web.ErrorResponse known
                && known.getStatusCode().is4xxClientError()) {
            String detail = known.getBody().getDetail();
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return ProblemDocument.of(
                    status, "bad-request", detail == null ? "The request cannot be understood." : detail, path);
        }
        // The client gets a word to find the cause by, and not the cause: it may hold paths or data that are not the
        // client's.
        String word = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("{} failed ({})", path, word, problem);
        return ProblemDocument.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "This is a fault of Log Insight, not of the request; its log names the cause under %s.".formatted(word),
                path);
    }
}
