package dev.loginsight.index.indexing;

import dev.loginsight.core.code.EmbeddingModel;
import dev.loginsight.index.chunk.Chunker;
import dev.loginsight.index.store.IndexMismatchException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an index says about itself, kept beside it as {@code index.json}.
 *
 * @param format of this description and of the folder around it
 * @param chunker version of the chunker that made its chunks
 * @param root the repository, links resolved
 * @param merkleRoot of the indexed state; empty before the first run has completed
 * @param files that have at least one chunk in the store
 * @param chunks in the store
 * @param generation of the last completed run; 0 before
 * @param unfinished generation of a run that has begun to write and has not completed (it is running, or was killed); 0 for none
 * @param store the files of the store after that run; null before the first has completed
 * @param commit the checked-out commit when that run completed; null outside git
 * @param indexedAt when the last run that changed anything completed
 */
public record IndexIdentity(
        int format,
        String chunker,
        EmbeddingModel model,
        Path root,
        String merkleRoot,
        int files,
        long chunks,
        long generation,
        long unfinished,
        @Nullable StoreFiles store,
        @Nullable String commit,
        Instant indexedAt) {
    static final int FORMAT = 2;

    /** Of an index whose first run begins. */
    static IndexIdentity begun(Path root, EmbeddingModel model, long generation, Instant now) {
        return new IndexIdentity(FORMAT, Chunker.VERSION, model, root, "", 0, 0, 0, generation, null, null, now);
    }

    IndexIdentity withUnfinished(long newUnfinished) {
        return new IndexIdentity(
                format,
                chunker,
                model,
                root,
                merkleRoot,
                files,
                chunks,
                generation,
                newUnfinished,
                store,
                commit,
                indexedAt);
    }

    /** Whether there is something to search; a later run may be writing beside it. */
    public boolean isComplete() {
        return generation > 0;
    }

    /** A number no run has used, not even one that was killed. */
    long nextGeneration() {
        return Math.max(generation, unfinished) + 1;
    }

    /**
     * Vectors of different models and chunks of different chunkers must not meet in one index.
     *
     * @throws IndexMismatchException if this index was made by another version or for another model
     */
    public void check(EmbeddingModel configured) {
        String mismatch = null;
        if (format != FORMAT) {
            throw otherFormat(root, format);
        } else if (!model.equals(configured)) {
            mismatch =
                    "was built with the embedding model " + describe(model) + ", configured is " + describe(configured);
        } else if (!chunker.equals(Chunker.VERSION)) {
            mismatch = "was cut by version " + chunker + " of the chunker, this is version " + Chunker.VERSION;
        }
        if (mismatch != null) {
            throw new IndexMismatchException(
                    "The index of " + root + " " + mismatch + "; rebuild it with: loginsight index "
                            + ShellWord.of(root) + " --full",
                    null);
        }
    }

    static IndexMismatchException otherFormat(Path root, long format) {
        return new IndexMismatchException(
                "The index of " + root + " has format " + format + ", this version of Log Insight reads format "
                        + FORMAT + "; rebuild it with: loginsight index " + ShellWord.of(root) + " --full",
                null);
    }

    private static String describe(EmbeddingModel model) {
        return model.name() + " " + model.version() + " (" + model.dimensions() + " dimensions)";
    }
}
