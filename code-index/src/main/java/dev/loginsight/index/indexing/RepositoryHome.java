package dev.loginsight.index.indexing;

import dev.loginsight.index.store.IndexMismatchException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that holds one repository's index.
 *
 * @param root the repository, links resolved
 */
public record RepositoryHome(Path root, Path directory) {
    /** The store's own folder. */
    public Path lucene() {
        return directory.resolve("lucene");
    }

    /** The state of the root that the store holds. */
    public Path snapshot() {
        return directory.resolve("snapshot");
    }

    /** Held by the process that writes. */
    public Path lock() {
        return directory.resolve("lock");
    }

    Path identityFile() {
        return directory.resolve("index.json");
    }

    /**
     * What the index says about itself, also when no run has completed yet; empty when there is none.
     *
     * @throws IndexMismatchException if it cannot be understood
     */
    public Optional<IndexIdentity> identity() {
        return IdentityFile.load(identityFile(), root);
    }

    /** Whether the store has ever been committed; a folder that somebody emptied has not. */
    boolean hasStore() {
        try (DirectoryStream<Path> commits = Files.newDirectoryStream(lucene(), "segments_*")) {
            return commits.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
