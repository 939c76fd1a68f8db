package dev.loginsight.cli.console;

import org.jspecify.annotations.Nullable;

/** Ends a command with one sentence for its user: what, where, and the likely remedy. Never shown with a stack trace. */
public final class CliFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public CliFailure(String sentence) {
        this(sentence, ExitCode.FAILED, null);
    }

    public CliFailure(String sentence, @Nullable Throwable cause) {
        this(sentence, ExitCode.FAILED, cause);
    }

    private CliFailure(String sentence, int exitCode, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** The command was called in a way that cannot work. */
    public static CliFailure usage(String sentence) {
        return new CliFailure(sentence, ExitCode.USAGE, null);
    }

    public int exitCode() {
        return exitCode;
    }
}
