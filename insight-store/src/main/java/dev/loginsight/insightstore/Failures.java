package dev.loginsight.insightstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Turns SQLite's result codes into a sentence that says what, where, and the likely remedy. */
final class Failures {
    private Failures() {}

    static UncheckedIOException of(Path file, SQLException e) {
        String sentence = sentence(file, e);
        return new UncheckedIOException(sentence, new IOException(sentence, e));
    }

    private static String sentence(Path file, SQLException e) {
        // The low byte is the primary code; extended codes only say more about the same.
        int primary =
                e instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xFF : e.getErrorCode() & 0xFF;
        return switch (primary) {
            case 3, 8, 14, 23 -> cannotOpen(file);
            case 5, 6 ->
                "%s is locked by another process for too long: end the other process and try again.".formatted(file);
            case 10 -> "%s cannot be read or written (%s): check the disk.".formatted(file, e.getMessage());
            case 11, 26 ->
                ("%s is damaged or not an SQLite database (%s): move it and its -wal and -shm files away, or name another"
                                + " file in insights.database.")
                        .formatted(file, e.getMessage());
            case 13 ->
                "The disk of %s is full; nothing of the last write was kept: free some space and try again."
                        .formatted(file);
            default -> "%s failed: %s".formatted(file, e.getMessage());
        };
    }

    private static String cannotOpen(Path file) {
        if (Files.isDirectory(file)) {
            return "%s is a folder, not a file: name a file in insights.database.".formatted(file);
        }
        return ("%s cannot be opened for writing: give this user write permission on it and on its folder, or name another"
                        + " file in insights.database.")
                .formatted(file);
    }
}
