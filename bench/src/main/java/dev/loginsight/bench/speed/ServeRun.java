package dev.loginsight.bench.speed;

import dev.loginsight.bench.ProcessRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One {@code serve} process, from its start to its end by SIGTERM.
 *
 * @param readyMillis from the start of the launcher to the line that says that everything is ready
 * @param idleRssBytes resident set after {@link #IDLE_SECONDS} without any work; 0 where the system does not tell
 */
record ServeRun(double readyMillis, long idleRssBytes) {
    static final int IDLE_SECONDS = 20;

    /** @param command with {@code --json}, on an index that is there already */
    static ServeRun of(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            double ready = (System.nanoTime() - start) / 1e6;
            if (line == null) {
                throw new IOException("`" + String.join(" ", command) + "` ended before it was ready");
            }
            boolean ended = process.waitFor(IDLE_SECONDS, TimeUnit.SECONDS);
            if (ended) {
                throw new IOException("serve ended on its own with " + process.exitValue());
            }
            return new ServeRun(ready, ProcessRun.rss(process.pid(), "VmRSS:"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while serve was idle", e);
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
