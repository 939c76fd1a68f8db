package dev.loginsight.cli;

import dev.loginsight.cli.console.Console;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new Cli(Console.ofProcess()).run(args));
    }
}
