package dev.loginsight.cli.console;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Half a sentence, for people, about what the operating system or the network refused; without the names of Java classes. */
public final class Reason {
    private Reason() {}

    public static String of(Throwable failure) {
        return switch (failure) {
            case AccessDeniedException e -> "permission denied";
            case NoSuchFileException e -> "no such file or directory";
            case FileSystemException e -> e.getReason() == null ? "it cannot be used" : lower(e.getReason());
            // The client's own has no message, and its cause only says that an address stayed unresolved.
            case ConnectException e when isUnresolved(e) -> "there is no such host";
            case UnknownHostException e -> "there is no such host";
            case ConnectException e -> "connection refused";
            default -> failure.getMessage() == null ? "input or output failed" : failure.getMessage();
        };
    }

    private static boolean isUnresolved(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof UnresolvedAddressException || e instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String reason) {
        return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
    }
}
