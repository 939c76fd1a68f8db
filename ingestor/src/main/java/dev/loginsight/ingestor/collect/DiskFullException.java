package dev.loginsight.ingestor.collect;

/** No events are taken for want of disk space; the message is one sentence for the user. */
public final class DiskFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DiskFullException(String message) {
        super(message);
    }
}
