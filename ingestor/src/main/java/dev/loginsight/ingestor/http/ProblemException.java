package dev.loginsight.ingestor.http;

import org.springframework.http.HttpStatus;

/** A request cannot be accepted; the message is one sentence for the sender: what, where, and what to do. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String kind;

    /** @param kind short stable name, to tell kinds of problems apart in a program */
    public ProblemException(HttpStatus status, String kind, String message) {
        super(message);
        this.status = status;
        this.kind = kind;
    }

    HttpStatus status() {
        return status;
    }

    String kind() {
        return kind;
    }
}
