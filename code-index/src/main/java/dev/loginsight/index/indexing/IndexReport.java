package dev.loginsight.index.indexing;

import dev.loginsight.merkle.FileNote;
import dev.loginsight.merkle.Skipped;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run did.
 *
 * @param root the repository, links resolved
 * @param damage what was wrong with the index before, as the end of a sentence, so that this run built it anew; null when nothing was
 * @param filesSeen files worth indexing
 * @param filesChanged those that were new or had other content, and are now stored as they are
 * @param filesDeleted files the index held and that are gone, or are skipped now
 * @param skipped what is not indexed, and why, in path order
 * @param failed files that could not be indexed by a fault of ours: the index holds nothing of them, and the next run tries again
 * @param notes what is odd about files that were indexed all the same, in path order; those of unchanged files' syntax are not
 *     repeated
 * @param chunksWritten chunks of the changed files
 * @param chunksDeleted chunks the index held of changed and deleted files, and that no file has any more
 * @param embeddingsComputed vectors the embedder was asked for
 * @param embeddingsReused vectors taken from the index or from an equal text; with the computed ones there is one for each chunk that was
 *     written and is more than imports, and one for each changed file's outline
 * @param lines of the changed files
 * @param chunks in the index after the run
 * @param merkleRoot of the state that the index now holds
 * @param generation of the run that last changed the index
 */
public record IndexReport(
        Path root,
        @Nullable String damage,
        int filesSeen,
        int filesChanged,
        int filesDeleted,
        List<Skipped> skipped,
        List<FileNote> failed,
        List<FileNote> notes,
        long chunksWritten,
        long chunksDeleted,
        long embeddingsComputed,
        long embeddingsReused,
        long lines,
        long chunks,
        String merkleRoot,
        long generation,
        long tookMs) {
    public IndexReport {
        skipped = List.copyOf(skipped);
        failed = List.copyOf(failed);
        notes = List.copyOf(notes);
    }

    /** Whether the run wrote to the index. */
    public boolean changedAnything() {
        return damage != null || filesChanged > 0 || filesDeleted > 0;
    }
}
