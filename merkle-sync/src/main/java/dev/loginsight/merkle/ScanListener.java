package dev.loginsight.merkle;

/**
 * Hears of a scan while it runs. An exception it throws ends the scan and reaches the scan's caller.
 */
public interface ScanListener {
    ScanListener SILENT = text -> {};

    /**
     * A file that is new, or whose content differs from the previous snapshot. Called by the reading threads, several at a time, each
     * file once; while it works, its thread reads nothing else, so that a slow listener bounds what is in memory.
     */
    void content(SourceText text);

    /**
     * The directories have been walked; reading begins. Called once, before any other.
     *
     * @param files all candidates, also those that are known from the previous snapshot
     * @param toRead how many of them must be read
     * @param bytesToRead their sizes together
     */
    default void listed(int files, int toRead, long bytesToRead) {}

    /** A file of those to be read is done with: its {@link #content} has returned, it was unchanged, or it was skipped. */
    default void read(String path, long bytes) {}
}
