package dev.loginsight.worker.publish;

/** Kafka did not take a record. What it was made from is not acknowledged and comes again. */
public final class PublicationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PublicationException(Throwable cause) {
        super("Kafka did not take what the worker wanted to publish: " + cause.getMessage(), cause);
    }
}
