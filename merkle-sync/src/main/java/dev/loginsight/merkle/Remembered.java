package dev.loginsight.merkle;

import org.jspecify.annotations.Nullable;

/** What a scan found out about a file by reading it, kept so that the next scan need not. */
sealed interface Remembered {
    FileStat stat();

    /** @param note as in {@link SourceText#note()} */
    record Accepted(
            FileStat stat, SourceFile file, @Nullable String note) implements Remembered {}

    record Refused(FileStat stat, SkipReason reason, String detail) implements Remembered {}
}
