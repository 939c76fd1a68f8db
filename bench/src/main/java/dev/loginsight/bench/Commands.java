package dev.loginsight.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs a benchmark's command. What cannot be read or started is told in one sentence; anything else is a bug and shows its trace. */
public final class Commands {
    private Commands() {}

    /** The exit code: 0, 1 for what failed, 2 for wrong usage. */
    public static int execute(Callable<Integer> command, String... args) {
        return new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    String sentence = sentence(failure);
                    if (sentence == null) {
                        throw failure;
                    }
                    line.getErr().println(line.getCommandName() + ": " + sentence);
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    private static @Nullable String sentence(Exception failure) {
        Exception cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
        return switch (cause) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case IOException io -> String.valueOf(io.getMessage());
            default -> null;
        };
    }
}
