package dev.loginsight.merkle;

import java.util.List;

/**
 * What a root holds.
 *
 * @param tree every file to be indexed
 * @param changes from the previous snapshot to {@code tree}
 * @param skipped in path order, a skipped directory once for all that is in it
 * @param notes in path order
 * @param snapshot to be saved once the index holds the changes, and to be passed to the next scan
 * @param read how many files were read; the rest are known by size and times to be unchanged
 * @param readInVain how many of those had the content of the previous snapshot
 */
public record ScanResult(
        MerkleTree tree,
        TreeDiff changes,
        List<Skipped> skipped,
        List<FileNote> notes,
        Snapshot snapshot,
        int read,
        int readInVain) {
    /** Below this many, reading again is cheaper than the disturbance of a write on a run that changed nothing. */
    private static final int READ_AGAIN_CHEAPLY = 200;

    public ScanResult {
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /**
     * Whether the next scan gains by the new snapshot: something changed, or so many files were read in vain (all were touched, or the
     * previous scan was too close to their making) that remembering their times pays.
     */
    public boolean worthSaving() {
        return !changes.isEmpty() || readInVain > READ_AGAIN_CHEAPLY;
    }
}
