package dev.loginsight.index.indexing;

import dev.loginsight.index.store.IndexMismatchException;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

/**
 * Tells an index that is broken from one that was made for another version or model: the broken one serves nobody and is built anew
 * without asking, the other one may still be wanted.
 */
final class Damage {
    private Damage() {}

    /** What is wrong with the index, as far as it can be told without opening the store; the end of a sentence, or empty. */
    static Optional<String> of(RepositoryHome repository) {
        IndexIdentity identity;
        try {
            identity = repository.identity().orElse(null);
        } catch (IndexMismatchException e) {
            return shownBy(e);
        }
        return identity == null ? Optional.empty() : of(repository, identity);
    }

    static Optional<String> of(RepositoryHome repository, IndexIdentity identity) {
        if (!identity.isComplete() || identity.unfinished() > 0) {
            return Optional.empty(); // a run is writing, or was killed: nobody knows which files there should be
        }
        if (!repository.hasStore()) {
            return Optional.of("its files are gone");
        }
        StoreFiles files = identity.store();
        return files == null
                ? Optional.of("its description index.json does not name its files")
                : files.damage(repository.lucene());
    }

    /** The same, when it showed on opening or reading; empty for an index that does not fit, but is whole. */
    static Optional<String> shownBy(IndexMismatchException e) {
        return switch (e.getCause()) {
            case null -> Optional.empty();
            case IndexFormatTooOldException other -> Optional.empty();
            case IndexFormatTooNewException other -> Optional.empty();
            case IOException unreadable -> Optional.of("its files cannot be read");
            default -> Optional.of("its description index.json cannot be read");
        };
    }
}
