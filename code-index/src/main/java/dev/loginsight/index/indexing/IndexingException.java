package dev.loginsight.index.indexing;

import org.jspecify.annotations.Nullable;

/** A run that could not be done; the index is as it was. The message is one sentence with the remedy, fit to be shown. */
public final class IndexingException extends RuntimeException {
    public IndexingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
