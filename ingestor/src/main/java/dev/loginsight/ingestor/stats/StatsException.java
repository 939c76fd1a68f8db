package dev.loginsight.ingestor.stats;

/** The statistics database cannot be used; the message is one sentence for the user. */
public final class StatsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StatsException(String message, Throwable cause) {
        super(message, cause);
    }
}
