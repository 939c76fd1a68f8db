package dev.loginsight.index.indexing;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what a refusal of the file system means, and what helps. */
final class WriteFailure {
    private WriteFailure() {}

    static IndexingException explained(RepositoryHome repository, UncheckedIOException failure) {
        String what = "The index of " + repository.root() + " cannot be written to " + repository.directory() + ": ";
        String remedy = switch (cause(failure)) {
            case SPACE -> "there is no space left; free some, or set LOGINSIGHT_HOME to a folder on another disk";
            case PERMISSION -> "permission denied; make that folder writable, or set LOGINSIGHT_HOME to one that is";
            case OTHER -> failure.getMessage() + "; check the disk, or set LOGINSIGHT_HOME to another folder";
        };
        return new IndexingException(what + remedy + ". The index is as it was before.", failure);
    }

    private enum Cause {
        SPACE,
        PERMISSION,
        OTHER
    }

    private static Cause cause(@Nullable Throwable failure) {
        Cause found = Cause.OTHER;
        for (Throwable e = failure; e != null && found == Cause.OTHER; e = e.getCause()) {
            String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left")
                    || message.contains("not enough space")
                    || message.contains("quota")) {
                found = Cause.SPACE;
            } else if (e instanceof AccessDeniedException
                    || message.contains("permission denied")
                    || message.contains("read-only file system")) {
                found = Cause.PERMISSION;
            }
        }
        return found;
    }
}
