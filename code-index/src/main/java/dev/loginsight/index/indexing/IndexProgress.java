package dev.loginsight.index.indexing;

/**
 * How far a run is.
 *
 * @param done files that are finished with: stored, or found to need nothing
 * @param total files to look into; 0 while that is not known yet
 * @param lines of the files that were stored
 * @param chunks stored
 */
public record IndexProgress(Phase phase, long done, long total, long lines, long chunks) {
    /** In this order; a run that finds nothing changed skips the last two. */
    public enum Phase {
        LISTING,
        INDEXING,
        COMMITTING
    }
}
