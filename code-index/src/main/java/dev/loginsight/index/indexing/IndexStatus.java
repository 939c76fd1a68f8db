package dev.loginsight.index.indexing;

import dev.loginsight.merkle.TreeDiff;

/**
 * An index compared with its directory.
 *
 * @param changes from what the index holds to what the directory holds
 * @param merkleRoot of the directory
 */
public record IndexStatus(IndexIdentity identity, TreeDiff changes, String merkleRoot) {
    /** Whether a refresh would change anything, if only because an earlier one was killed. */
    public boolean isStale() {
        return !changes.isEmpty() || identity.unfinished() > 0;
    }
}
