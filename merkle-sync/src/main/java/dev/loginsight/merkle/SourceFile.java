package dev.loginsight.merkle;

/**
 * A file worth indexing, as it was read.
 *
 * @param path from the root, {@code /} between segments
 * @param size in bytes
 * @param hash of all its bytes
 */
public record SourceFile(String path, long size, ContentHash hash) {
    public SourceFile {
        if (path.isEmpty() || path.startsWith("/") || path.endsWith("/")) {
            throw new IllegalArgumentException("not a path of a file below a root: '" + path + "'");
        }
        if (size < 0) {
            throw new IllegalArgumentException("negative size of " + path + ": " + size);
        }
    }
}
