package dev.loginsight.index.indexing;

import dev.loginsight.index.indexing.IndexProgress.Phase;

/** Adds up what the threads of a run report, and tells the listener. */
final class ProgressCount {
    private final IndexListener listener;
    private Phase phase = Phase.LISTING;
    private long done;
    private long total;
    private long lines;
    private long chunks;

    ProgressCount(IndexListener listener) {
        this.listener = listener;
        tell();
    }

    synchronized void listed(long filesToRead) {
        phase = Phase.INDEXING;
        total = filesToRead;
        tell();
    }

    /** A file that needed nothing, or was skipped. */
    synchronized void unchanged() {
        done++;
        tell();
    }

    synchronized void stored(StoreWriter.Written file) {
        done++;
        lines += file.lines();
        chunks += file.file().chunks().size();
        tell();
    }

    synchronized void committing() {
        phase = Phase.COMMITTING;
        tell();
    }

    synchronized long lines() {
        return lines;
    }

    private void tell() {
        listener.progress(new IndexProgress(phase, done, total, lines, chunks));
    }
}
