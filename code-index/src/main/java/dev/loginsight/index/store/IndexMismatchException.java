package dev.loginsight.index.store;

import org.jspecify.annotations.Nullable;

/**
 * An index is there but cannot serve: damaged, not ours, of another version, or of another embedding model. The message is one
 * sentence with the remedy, fit to be shown.
 */
public final class IndexMismatchException extends RuntimeException {
    public IndexMismatchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
