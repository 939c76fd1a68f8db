package dev.loginsight.index.indexing;

import dev.loginsight.merkle.TreeDiff;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An index compared with its directory.
 *
 * @param identity null where the index is too damaged to say
 * @param damage what is wrong with the index, as the end of a sentence; null when it is whole, as far as can be told without opening it
 * @param changes from what the index holds to what the directory holds
 * @param merkleRoot of the directory
 */
public record IndexStatus(
        Path root,
        @Nullable IndexIdentity identity,
        @Nullable String damage,
        TreeDiff changes,
        String merkleRoot) {
    /** Whether a refresh would change anything, if only because an earlier one was killed or the index is damaged. */
    public boolean isStale() {
        return damage != null || !changes.isEmpty() || (identity != null && identity.unfinished() > 0);
    }
}
