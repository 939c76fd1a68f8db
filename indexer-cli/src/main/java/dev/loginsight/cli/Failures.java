package dev.loginsight.cli;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.cli.console.Printable;
import dev.loginsight.cli.console.Reason;
import dev.loginsight.index.indexing.IndexingException;
import dev.loginsight.index.store.IndexMismatchException;
import dev.loginsight.index.store.NoIndexException;
import dev.loginsight.merkle.UnscannableRootException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Turns what ended a command into one sentence and an exit code; a stack trace is for those who ask for one. */
final class Failures {
    private final Console console;
    private final boolean verbose;

    Failures(Console console, List<String> args) {
        this.console = console;
        this.verbose = args.contains("--verbose")
                || !console.env().getOrDefault("LOGINSIGHT_DEBUG", "").isEmpty();
    }

    int report(Throwable failure) {
        if (console.readerIsGone()) {
            return ExitCode.DONE;
        }
        console.out().flush();
        console.err().println("loginsight: " + Printable.text(sentence(failure)));
        if (verbose) {
            failure.printStackTrace(console.err());
        }
        return failure instanceof CliFailure known ? known.exitCode() : ExitCode.FAILED;
    }

    static String sentence(Throwable failure) {
        return switch (failure) {
            case CliFailure known -> known.getMessage();
            // Our rooms put a sentence of their own there; without one the message only repeats the cause.
            case UncheckedIOException io when !io.getCause().toString().equals(io.getMessage()) -> io.getMessage();
            case UncheckedIOException io -> sentence(io.getCause());
            case NoIndexException told -> told.getMessage();
            case IndexMismatchException told -> told.getMessage();
            case IndexingException told -> told.getMessage();
            case UnscannableRootException told -> told.getMessage();
            case AccessDeniedException denied -> "no permission to use " + denied.getFile();
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case FileSystemException file -> "cannot use " + file.getFile() + ": " + Reason.of(file);
            case IOException io -> "input or output failed: " + Reason.of(io);
            case InvalidPathException path ->
                "the path " + path.getInput() + " cannot be used (" + path.getReason()
                        + "); where it is not plain ASCII, set LC_ALL=C.UTF-8";
            case OutOfMemoryError memory ->
                "out of memory (" + memory.getMessage() + "); allow more with LOGINSIGHT_JAVA_OPTS=-Xmx2g";
            default -> "unexpected failure: " + failure + "; please report it with what --verbose prints";
        };
    }
}
