package dev.loginsight.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One finished process of the product.
 *
 * @param wallMillis from the start of the launcher to the end of the process
 * @param peakRssBytes high-water mark of the resident set; 0 where the system does not tell (other than Linux)
 */
public record ProcessRun(int exitCode, String stdout, String stderr, double wallMillis, long peakRssBytes) {

    public static ProcessRun of(List<String> command, Map<String, String> environment) {
        try {
            Path errors = Files.createTempFile("loginsight-bench", ".err");
            try {
                return run(command, environment, errors);
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not run " + command, e);
        }
    }

    private static ProcessRun run(List<String> command, Map<String, String> environment, Path errors)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        AtomicLong peak = new AtomicLong();
        Thread sampler = Thread.ofPlatform().daemon().start(() -> sample(process, peak));
        String stdout = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int exit = process.waitFor();
            double wall = (System.nanoTime() - start) / 1e6;
            sampler.join();
            return new ProcessRun(exit, stdout, Files.readString(errors), wall, peak.get());
        } catch (InterruptedException e) {
            process.destroy();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
    }

    /** VmHWM only grows, so that the last sample before the end misses at most what grew in its last few milliseconds. */
    private static void sample(Process process, AtomicLong peak) {
        try {
            while (!process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                peak.accumulateAndGet(peakRss(process.pid()), Math::max);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** High-water mark of the resident set of a process that still runs, in bytes; 0 where the system does not tell. */
    public static long peakRss(long pid) {
        return rss(pid, "VmHWM:");
    }

    /** A figure of {@code /proc/PID/status}, in bytes; 0 where there is none. */
    public static long rss(long pid, String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // not Linux, or gone already
        }
    }
}
