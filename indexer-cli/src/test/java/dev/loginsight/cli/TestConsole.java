package dev.loginsight.cli;

import dev.loginsight.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process and keeps what they print. */
public final class TestConsole {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> env = new HashMap<>();
    private final Path directory;

    public TestConsole(Path home, Path directory) {
        this.directory = directory;
        env.put("LOGINSIGHT_HOME", home.toString());
    }

    public TestConsole env(String name, String value) {
        env.put(name, value);
        return this;
    }

    public Console console(byte[] in) {
        return Console.of(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                env,
                directory);
    }

    public Console console(String in) {
        return console(in.getBytes(StandardCharsets.UTF_8));
    }

    /** Runs a command line on an empty standard input; its output replaces that of the run before. */
    public int run(String... args) {
        return runWith("", args);
    }

    public int runWith(String in, String... args) {
        out.reset();
        err.reset();
        return new Cli(console(in)).run(args);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
