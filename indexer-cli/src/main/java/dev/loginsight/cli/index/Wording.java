package dev.loginsight.cli.index;

import dev.loginsight.index.indexing.IndexProgress;

/** Names of an index run's phases, as the progress bar shows them. */
public final class Wording {
    private Wording() {}

    public static String of(IndexProgress.Phase phase) {
        return switch (phase) {
            case LISTING -> "listing";
            case INDEXING -> "indexing";
            case COMMITTING -> "saving";
        };
    }
}
