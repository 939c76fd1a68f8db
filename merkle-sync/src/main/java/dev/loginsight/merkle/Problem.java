package dev.loginsight.merkle;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Half a sentence, for people, about what the operating system refused. */
final class Problem {
    private Problem() {}

    static String of(Throwable problem) {
        return switch (problem) {
            case AccessDeniedException e -> "permission denied";
            case NoSuchFileException e -> "no such file or directory";
            case NotDirectoryException e -> "not a directory";
            case FileSystemException e
            when e.getReason() != null -> e.getReason().toLowerCase(Locale.ROOT);
            case OutOfMemoryError e -> "not enough memory";
            default -> problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        };
    }
}
