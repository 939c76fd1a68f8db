package dev.loginsight.cli.places;

import java.util.Optional;

/** Reads lines of an indexed repository's file, {@code CodeIndex::lines}. */
@FunctionalInterface
public interface SourceLines {
    /** Lines {@code start} to {@code end}, 1-based and inclusive; empty when the file is gone or unreadable. */
    Optional<String> lines(String file, int start, int end);
}
