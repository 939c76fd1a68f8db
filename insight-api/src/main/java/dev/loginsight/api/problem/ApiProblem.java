package dev.loginsight.api.problem;

import org.springframework.http.HttpStatus;

/** A request that cannot be answered, and the sentence that tells its sender what to change. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String kind;

    private ApiProblem(HttpStatus status, String kind, String sentence) {
        super(sentence);
        this.status = status;
        this.kind = kind;
    }

    /** A query parameter that cannot be understood. */
    public static ApiProblem badParameter(String sentence) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "bad-parameter", sentence);
    }

    /** A body that cannot be understood. */
    public static ApiProblem badBody(String sentence) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "bad-body", sentence);
    }

    public static ApiProblem tooLarge(String sentence) {
        return new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, "too-large", sentence);
    }

    public static ApiProblem notFound(String sentence) {
        return new ApiProblem(HttpStatus.NOT_FOUND, "not-found", sentence);
    }

    /** Right request, but this server cannot answer it now. */
    public static ApiProblem unavailable(String sentence) {
        return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", sentence);
    }

    public HttpStatus status() {
        return status;
    }

    /** The last segment of the problem's type. */
    public String kind() {
        return kind;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
