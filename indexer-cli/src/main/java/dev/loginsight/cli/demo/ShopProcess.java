package dev.loginsight.cli.demo;

import dev.loginsight.cli.console.CliFailure;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The example service in a process of its own: a day of traffic, then it ends. */
final class ShopProcess implements AutoCloseable {
    private static final String MAIN = "dev.loginsight.example.shop.Simulation";
    /** Some JVMs announce on standard error that they have read these, and none of them is meant for the shop. */
    private static final List<String> JVM_VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final Process process;
    private final Path complaints;

    private ShopProcess(Process process, Path complaints) {
        this.process = process;
        this.complaints = complaints;
    }

    /** @param scratch a folder for what it writes to standard error */
    static ShopProcess start(Examples examples, Path scratch) {
        String libraries =
                examples.libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp", libraries, MAIN);
        Map<String, String> env = builder.environment();
        JVM_VARIABLES.forEach(env::remove);
        Path complaints = scratch.resolve("shop.err");
        try {
            Process process = builder.redirectError(complaints.toFile()).start();
            process.getOutputStream().close();
            return new ShopProcess(process, complaints);
        } catch (IOException e) {
            throw new CliFailure("the example service cannot be started with " + java + ": " + e.getMessage(), e);
        }
    }

    /** Its log, line by line as it is written. */
    BufferedReader log() {
        return process.inputReader(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** @throws CliFailure if it ended otherwise than it should */
    void requireEnd() throws InterruptedException {
        int exit = process.waitFor();
        if (exit != 0) {
            throw new CliFailure("the example service ended with exit code " + exit + ": " + complaint());
        }
    }

    private String complaint() {
        try {
            String text = Files.readString(complaints).strip();
            return text.isEmpty()
                    ? "it did not say why"
                    : text.lines().findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
