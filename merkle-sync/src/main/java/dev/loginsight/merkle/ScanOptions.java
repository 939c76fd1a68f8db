package dev.loginsight.merkle;

import java.util.List;

/**
 * How to look at a root.
 *
 * @param maxFileBytes larger files are skipped
 * @param excludes patterns in the syntax of {@code .gitignore}, relative to the root; they win over every other rule
 * @param threads how many threads read; the caller's own is not among them
 */
public record ScanOptions(long maxFileBytes, List<String> excludes, int threads) {
    public static final ScanOptions DEFAULT = new ScanOptions(1_000_000, List.of(), 2);

    /** A file is read into one array. */
    private static final long LARGEST = 512L * 1024 * 1024;

    public ScanOptions {
        if (maxFileBytes < 1 || maxFileBytes > LARGEST) {
            throw new IllegalArgumentException("the largest file to index must be 1 byte to 512 MB: " + maxFileBytes);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread must read: " + threads);
        }
        excludes = List.copyOf(excludes);
    }
}
