package dev.loginsight.cli.demo;

import dev.loginsight.cli.console.Console;

/** Tells a waiting person what is going on, in one line that redraws itself; on a terminal only. */
final class Steps implements AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;

    Steps(Console console) {
        this.console = console;
    }

    void now(String what) {
        if (console.errTerminal()) {
            console.err().print(CLEAR + what + " ...");
            console.err().flush();
        }
    }

    @Override
    public void close() {
        if (console.errTerminal()) {
            console.err().print(CLEAR);
            console.err().flush();
        }
    }
}
