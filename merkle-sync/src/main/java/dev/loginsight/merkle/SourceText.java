package dev.loginsight.merkle;

import org.jspecify.annotations.Nullable;

/**
 * A file's text from the very read that its hash was computed from, so that the two always agree.
 *
 * @param text decoded from UTF-8 (or UTF-16/32 where a byte order mark says so), without the mark; bytes that are not UTF-8 became
 *     U+FFFD, and keys in test code are masked by asterisks. Line ends are those of the file
 * @param note what a person should know about the decoding; null when there is nothing
 */
public record SourceText(
        SourceFile file, String text, @Nullable String note) {
    public String path() {
        return file.path();
    }

    public ContentHash hash() {
        return file.hash();
    }
}
