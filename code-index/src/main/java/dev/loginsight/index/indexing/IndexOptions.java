package dev.loginsight.index.indexing;

import dev.loginsight.merkle.ScanOptions;
import java.util.List;

/**
 * How to refresh an index.
 *
 * @param maxFileBytes larger files are skipped
 * @param excludes patterns in the syntax of {@code .gitignore}, relative to the root
 * @param full rebuild from nothing, whatever the index holds; the old one serves until the new one is complete
 * @param threads that read, parse and embed; one more writes
 */
public record IndexOptions(long maxFileBytes, List<String> excludes, boolean full, int threads) {
    private static final int MOST_THREADS = 8;

    public static final IndexOptions DEFAULT =
            new IndexOptions(ScanOptions.DEFAULT.maxFileBytes(), List.of(), false, defaultThreads());

    public IndexOptions {
        excludes = List.copyOf(excludes);
    }

    private static int defaultThreads() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
    }

    public IndexOptions withFull(boolean newFull) {
        return new IndexOptions(maxFileBytes, excludes, newFull, threads);
    }
}
