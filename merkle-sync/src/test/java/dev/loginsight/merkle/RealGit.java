package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.merkle.ignore.GitEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The machine's git, with a home of its own so that nobody's settings matter. */
final class RealGit {
    final Path home;
    final Path top;

    RealGit(Path home, Path top) {
        this.home = home;
        this.top = top;
    }

    static RealGit init(Path temp) {
        return init(temp, "repo");
    }

    static RealGit init(Path temp, String name) {
        RealGit git = new RealGit(temp.resolve("home"), temp.resolve(name));
        make(git.home);
        make(git.top);
        git.run("init", "-q", "-b", "main", ".");
        return git;
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    GitEnvironment environment() {
        return new GitEnvironment(Map.of("GIT_CONFIG_NOSYSTEM", "1"), home);
    }

    SourceScanner scanner() {
        return new SourceScanner(top, ScanOptions.DEFAULT, environment());
    }

    String run(String... arguments) {
        return runIn(top, arguments);
    }

    /** Whether rules ignore a path, tracked or not. */
    boolean ignores(String path) {
        return outcome(top, "check-ignore", "--no-index", "-q", path).status == 0;
    }

    String runIn(Path dir, String... arguments) {
        Outcome outcome = outcome(dir, arguments);
        assertThat(outcome.status)
                .as("git %s: %s", List.of(arguments), outcome.output)
                .isZero();
        return outcome.output;
    }

    /** Runs one command of git with a text on its standard input. */
    void input(String command, String text, String... arguments) {
        Path file = temporary(text);
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(Arrays.asList(arguments));
        Outcome outcome = outcome(top, ProcessBuilder.Redirect.from(file.toFile()), all.toArray(String[]::new));
        assertThat(outcome.status).as("git %s: %s", all, outcome.output).isZero();
    }

    private Path temporary(String text) {
        Path file = home.resolve("input");
        write(file, text);
        return file;
    }

    private record Outcome(int status, String output) {}

    private Outcome outcome(Path dir, String... arguments) {
        return outcome(dir, ProcessBuilder.Redirect.PIPE, arguments);
    }

    private Outcome outcome(Path dir, ProcessBuilder.Redirect input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(arguments));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true);
            builder.redirectInput(input);
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("XDG_"));
            builder.environment()
                    .putAll(Map.of(
                            "HOME", home.toString(),
                            "GIT_CONFIG_NOSYSTEM", "1",
                            "GIT_AUTHOR_NAME", "Ada",
                            "GIT_AUTHOR_EMAIL", "ada@example.org",
                            "GIT_COMMITTER_NAME", "Ada",
                            "GIT_COMMITTER_EMAIL", "ada@example.org",
                            "LC_ALL", "C"));
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What git would add or has: tracked and untracked files that no rule ignores. */
    TreeSet<String> listed(Path dir) {
        TreeSet<String> files = new TreeSet<>(Arrays.asList(
                runIn(dir, "ls-files", "-co", "--exclude-standard", "-z").split("\0")));
        files.removeIf(file -> file.isEmpty() || !Files.isRegularFile(dir.resolve(file)));
        return files;
    }

    String commit(String message) {
        run("add", "-A");
        run("commit", "-q", "--allow-empty", "-m", message);
        return run("rev-parse", "HEAD").strip();
    }

    RealGit write(String file, String text) {
        write(top.resolve(file), text);
        return this;
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path make(Path dir) {
        try {
            return Files.createDirectories(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TreeSet<String> paths(ScanResult result) {
        TreeSet<String> paths = new TreeSet<>();
        result.tree().files().forEach(file -> paths.add(file.path()));
        return paths;
    }
}
