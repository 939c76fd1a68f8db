package dev.loginsight.merkle;

/**
 * A file, or a whole directory, that is not indexed.
 *
 * @param path from the root, {@code /} between segments and, for a directory, at the end
 * @param detail what exactly was found, as half a sentence
 */
public record Skipped(String path, SkipReason reason, String detail) {
    @Override
    public String toString() {
        return path + ": " + reason.label() + " (" + detail + ")";
    }
}
