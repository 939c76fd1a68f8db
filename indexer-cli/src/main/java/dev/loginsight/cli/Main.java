package dev.loginsight.cli;

import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;

/** Where the process begins, and ends. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = new Cli(Console.ofProcess()).run(args);
        // Since Java 21 System.exit first looks for a logger, in every jar of the class path: a tenth of a second.
        // Returning is free.
        if (code != ExitCode.DONE || isAnythingElseRunning()) {
            System.exit(code);
        }
    }

    /** Whether a thread is left that would keep the process alive. */
    private static boolean isAnythingElseRunning() {
        Thread[] threads = new Thread[Thread.activeCount() + 8];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (!threads[i].isDaemon() && threads[i] != Thread.currentThread()) {
                return true;
            }
        }
        return count == threads.length;
    }
}
