package dev.loginsight.ingestor.publish;

/** Kafka did not take an event; the message is one sentence for the sender. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
