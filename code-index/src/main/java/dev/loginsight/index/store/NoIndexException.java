package dev.loginsight.index.store;

/** Nothing has been indexed there yet. The message is one sentence with the remedy, fit to be shown. */
public final class NoIndexException extends RuntimeException {
    public NoIndexException(String message) {
        super(message);
    }
}
