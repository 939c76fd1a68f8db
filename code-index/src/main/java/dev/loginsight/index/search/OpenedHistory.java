package dev.loginsight.index.search;

import dev.loginsight.merkle.GitHistory;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The repository's git history, opened when it is first asked: most commands never do. */
final class OpenedHistory implements Closeable {
    private final Path root;
    private @Nullable GitHistory history;

    OpenedHistory(Path root) {
        this.root = root;
    }

    /** Empty while the root is in no git checkout; one that becomes one later is noticed. */
    synchronized Optional<GitHistory> get() {
        if (history == null) {
            history = GitHistory.open(root).orElse(null);
        }
        return Optional.ofNullable(history);
    }

    @Override
    public synchronized void close() {
        if (history != null) {
            history.close();
            history = null;
        }
    }
}
