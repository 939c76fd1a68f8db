package dev.loginsight.cli.console;

/** What scripts may rely on. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    /** {@code status --check} found an index older than the files. */
    public static final int STALE = 3;

    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
