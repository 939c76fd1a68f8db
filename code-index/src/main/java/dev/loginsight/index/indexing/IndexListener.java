package dev.loginsight.index.indexing;

/** Hears how far a run is: at every new phase and after every file, from several threads but never from two at once. */
@FunctionalInterface
public interface IndexListener {
    IndexListener SILENT = progress -> {};

    void progress(IndexProgress progress);
}
