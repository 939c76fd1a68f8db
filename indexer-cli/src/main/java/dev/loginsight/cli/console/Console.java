package dev.loginsight.cli.console;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The process around a command. Results go to {@link #out}, which is flushed by {@link #flush} and not by line; everything else
 * goes to {@link #err}. Both are UTF-8 whatever the locale says.
 */
public final class Console {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> env;
    private final Path directory;
    private final boolean[] terminals;
    private final @Nullable StandardOutput sink;

    private Console(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> env,
            Path directory,
            boolean[] terminals,
            @Nullable StandardOutput sink) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.env = env;
        this.directory = directory;
        this.terminals = terminals;
        this.sink = sink;
    }

    public static Console ofProcess() {
        StandardOutput sink = StandardOutput.ofProcess();
        PrintStream out = new PrintStream(new BufferedOutputStream(sink, 1 << 14), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        boolean[] terminals = {Terminals.isTerminal(0), Terminals.isTerminal(1), Terminals.isTerminal(2)};
        Path directory = Path.of("").toAbsolutePath();
        return new Console(System.in, out, err, System.getenv(), directory, terminals, sink);
    }

    /** A console without terminals, for tests and for commands that run inside other commands. */
    public static Console of(
            InputStream in, PrintStream out, PrintStream err, Map<String, String> env, Path directory) {
        return new Console(in, out, err, env, directory, new boolean[3], null);
    }

    public InputStream in() {
        return in;
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    public Map<String, String> env() {
        return env;
    }

    /** What relative paths are relative to. */
    public Path directory() {
        return directory;
    }

    /** Whether a person would have to type what {@code in} gives. */
    public boolean inTerminal() {
        return terminals[0];
    }

    /** Whether a person reads {@code out}. */
    public boolean outTerminal() {
        return terminals[1];
    }

    /** Whether a person reads {@code err}: the only case in which progress is shown. */
    public boolean errTerminal() {
        return terminals[2];
    }

    /** Colours for results: only for a person, and never against NO_COLOR (no-color.org) or a dumb terminal. */
    public Style style() {
        return outTerminal() && coloursWelcome() ? Style.COLOURED : Style.PLAIN;
    }

    private boolean coloursWelcome() {
        return env.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(env.get("TERM"));
    }

    public Path resolve(String path) {
        return directory.resolve(path).normalize();
    }

    /** Whether nobody reads the results any more, so that going on is pointless. */
    public boolean readerIsGone() {
        IOException failure = sink == null ? null : sink.failure();
        return failure != null && StandardOutput.readerIsGone(failure);
    }

    /**
     * Writes out what is buffered.
     *
     * @throws CliFailure if results could not be written, other than because their reader is gone
     */
    public void flush() {
        out.flush();
        IOException failure = sink == null ? null : sink.failure();
        if (failure != null && !StandardOutput.readerIsGone(failure)) {
            throw new CliFailure("cannot write the results to standard output: " + failure.getMessage(), failure);
        }
    }

    public void warn(String sentence) {
        err.println("loginsight: warning: " + sentence);
    }
}
