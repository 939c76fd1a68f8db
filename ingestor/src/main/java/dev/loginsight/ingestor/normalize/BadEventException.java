package dev.loginsight.ingestor.normalize;

/** A record cannot be an event; the message says what of it is wrong, and its source adds which record it was. */
public final class BadEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadEventException(String message) {
        super(message);
    }
}
