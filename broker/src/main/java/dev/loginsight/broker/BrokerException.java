package dev.loginsight.broker;

/** The embedded broker cannot start; the message is one sentence for the user: what, where, and what to do. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
