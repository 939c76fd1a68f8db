package dev.loginsight.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Index and query figures of the product for one directory. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures Log Insight on a directory: index from nothing, unchanged again, query latency, peak memory.",
            "Every figure is of a whole process as a user starts it, except the warm latencies of one --batch process."
        })
public final class Bench implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double MIB = 1024 * 1024;

    @Parameters(paramLabel = "DIR", description = "The tree to measure on; nothing is written into it.")
    private Path directory = Path.of(".");

    @Option(names = "--launcher", required = true, description = "The loginsight launcher to measure.")
    private Path launcher = Path.of("loginsight");

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Runs of each process; the median is reported (default ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--questions",
            defaultValue = "300",
            description = "Questions for the warm process (default ${DEFAULT-VALUE}).")
    private int questions = 300;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @org.jspecify.annotations.Nullable Path json;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(directory)) {
            System.err.println(directory + " is not a directory; name the tree to measure on.");
            return 2;
        }
        Path home = Files.createTempDirectory("loginsight-bench");
        try {
            Map<String, Object> figures = measure(home);
            figures.forEach((name, value) -> System.out.printf("%-34s %s%n", name, value));
            if (json != null) {
                Files.writeString(json, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
            }
            return 0;
        } finally {
            delete(home);
        }
    }

    private Map<String, Object> measure(Path home) throws IOException {
        product(home, "index", directory.toString(), "--json", "--quiet");
        product(home, "status", directory.toString(), "--json");
        List<ProcessRun> fresh = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            delete(home);
            fresh.add(product(home, "index", directory.toString(), "--json", "--quiet"));
        }
        JsonNode report = JSON.readTree(fresh.getLast().stdout());
        List<ProcessRun> again = repeat(home, "index", directory.toString(), "--json", "--quiet");
        List<String> texts = QuestionSample.from(directory, questions);
        if (texts.isEmpty()) {
            throw new IOException(
                    directory + " holds no line of plain words to ask about; choose a tree with comments or prose.");
        }
        List<ProcessRun> cold = repeat(home, "query", texts.getFirst(), "--repo", directory.toString(), "--json");
        double seconds = median(fresh) / 1000;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("files", report.path("filesSeen").asLong());
        figures.put("lines", report.path("lines").asLong());
        figures.put("chunks", report.path("chunksWritten").asLong());
        figures.put("index from nothing, s", round(seconds));
        figures.put("lines per second", Math.round(report.path("lines").asLong() / seconds));
        figures.put("index unchanged, s", round(median(again) / 1000));
        figures.put("query, whole process, s", round(median(cold) / 1000));
        warm(home, texts, figures);
        figures.put("peak RSS indexing, MiB", Math.round(peak(fresh) / MIB));
        figures.put("index size, MiB", round(size(home) / MIB));
        serve(home, figures);
        return figures;
    }

    private void warm(Path home, List<String> texts, Map<String, Object> figures) throws IOException {
        List<String> command =
                List.of(launcher.toString(), "query", "--repo", directory.toString(), "--json", "--batch");
        try (BatchSession session = new BatchSession(command, environment(home))) {
            session.ask(texts.subList(0, Math.min(50, texts.size()))); // the compiler's share
            Histogram histogram = session.ask(texts);
            figures.put("warm questions", texts.size());
            figures.put("query warm p50, ms", round(histogram.getValueAtPercentile(50) / 1000.0));
            figures.put("query warm p95, ms", round(histogram.getValueAtPercentile(95) / 1000.0));
            figures.put("query warm p99, ms", round(histogram.getValueAtPercentile(99) / 1000.0));
            figures.put("peak RSS querying, MiB", Math.round(session.peakRssBytes() / MIB));
        }
    }

    private void serve(Path home, Map<String, Object> figures) throws IOException {
        List<String> command = List.of(
                launcher.toString(),
                "serve",
                "--repo",
                directory.toString(),
                "--port",
                "0",
                "--kafka-port",
                "0",
                "--json");
        ServeRun.of(command, environment(home)); // makes its cache
        List<ServeRun> runs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            runs.add(ServeRun.of(command, environment(home)));
        }
        figures.put("serve ready, s", round(median(runs.stream().mapToDouble(ServeRun::readyMillis)) / 1000));
        figures.put("serve idle RSS, MiB", Math.round(median(runs.stream().mapToDouble(ServeRun::idleRssBytes)) / MIB));
    }

    private List<ProcessRun> repeat(Path home, String... arguments) {
        List<ProcessRun> runs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            runs.add(product(home, arguments));
        }
        return runs;
    }

    private ProcessRun product(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessRun run = ProcessRun.of(command, environment(home));
        if (run.exitCode() != 0) {
            throw new IllegalStateException(
                    "`" + String.join(" ", command) + "` ended with " + run.exitCode() + ": " + run.stderr());
        }
        return run;
    }

    private static Map<String, String> environment(Path home) {
        // The start-up cache is made before the first command; made beside it, it would take from the measured ones.
        return Map.of("LOGINSIGHT_HOME", home.toString(), "LOGINSIGHT_CACHE", "now");
    }

    private static double median(List<ProcessRun> runs) {
        return median(runs.stream().mapToDouble(ProcessRun::wallMillis));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long peak(List<ProcessRun> runs) {
        return runs.stream().mapToLong(ProcessRun::peakRssBytes).max().orElseThrow();
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
