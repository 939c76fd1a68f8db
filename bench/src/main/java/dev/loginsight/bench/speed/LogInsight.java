package dev.loginsight.bench.speed;

import dev.loginsight.bench.BatchSession;
import dev.loginsight.bench.Folders;
import dev.loginsight.bench.ProcessRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The product, in a home of its own. */
final class LogInsight implements Contender {
    private static final double MIB = 1024 * 1024;

    private final Path launcher;
    private final Path home;
    private final TreeCopy tree;
    private final Workload workload;
    private final boolean serve;

    /** @param serve whether {@code serve} is measured as well */
    LogInsight(Path launcher, Path home, TreeCopy tree, Workload workload, boolean serve) {
        this.launcher = launcher;
        this.home = home;
        this.tree = tree;
        this.workload = workload;
        this.serve = serve;
    }

    @Override
    public String name() {
        return "Log Insight";
    }

    @Override
    public ProcessRun index() throws IOException {
        Folders.delete(home);
        return refresh();
    }

    private ProcessRun refresh() {
        return run("index", tree.root().toString(), "--json", "--quiet");
    }

    /** Makes the start-up caches, which a user has from the second command on. */
    void prepare() throws IOException {
        index();
        run("status", tree.root().toString(), "--json");
    }

    @Override
    public Map<Figure, Double> measure() throws IOException {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.SIZE, Folders.size(home) / MIB);
        List<Double> unchanged = new ArrayList<>();
        List<Double> changed = new ArrayList<>();
        for (int i = 0; i < workload.rounds(); i++) {
            unchanged.add(refresh().wallMillis() / 1000);
            tree.change();
            changed.add(refresh().wallMillis() / 1000);
        }
        figures.put(Figure.UNCHANGED, new Samples(unchanged).median());
        figures.put(Figure.CHANGED, new Samples(changed).median());
        cold(figures);
        figures.put(Figure.QUERY_RSS, warm("query", workload.questions(), Latency.QUERY, figures));
        figures.put(Figure.LOCATE_RSS, warm("locate", workload.logs(), Latency.LOCATE, figures));
        if (serve) {
            serve(figures);
        }
        return figures;
    }

    private void cold(Map<Figure, Double> figures) throws IOException {
        Path log = Files.createTempFile("loginsight-bench", ".log");
        try {
            List<Double> queries = new ArrayList<>();
            List<Double> locates = new ArrayList<>();
            String repository = tree.root().toString();
            for (int i = 0; i < workload.cold(); i++) {
                String question =
                        workload.questions().get(i % workload.questions().size());
                Files.writeString(log, workload.logs().get(i % workload.logs().size()));
                queries.add(
                        run("query", question, "--repo", repository, "--json").wallMillis());
                locates.add(run("locate", log.toString(), "--repo", repository, "--json")
                        .wallMillis());
            }
            Latency.COLD_QUERY.put(new Samples(queries), figures);
            Latency.COLD_LOCATE.put(new Samples(locates), figures);
        } finally {
            Files.delete(log);
        }
    }

    /** @return peak resident set of the process, in MiB */
    private double warm(String verb, List<String> texts, Latency latency, Map<Figure, Double> figures)
            throws IOException {
        List<String> command = command(verb, "--repo", tree.root().toString(), "--json", "--batch");
        try (BatchSession session = new BatchSession(command, environment())) {
            session.ask(Workload.warmUp(texts));
            latency.put(session.ask(texts), figures);
            return session.peakRssBytes() / MIB;
        }
    }

    private void serve(Map<Figure, Double> figures) throws IOException {
        List<String> command =
                command("serve", "--repo", tree.root().toString(), "--port", "0", "--kafka-port", "0", "--json");
        ServeRun.of(command, environment()); // makes its cache
        List<Double> ready = new ArrayList<>();
        List<Double> idle = new ArrayList<>();
        for (int i = 0; i < workload.rounds(); i++) {
            ServeRun run = ServeRun.of(command, environment());
            ready.add(run.readyMillis() / 1000);
            idle.add(run.idleRssBytes() / MIB);
        }
        figures.put(Figure.READY, new Samples(ready).median());
        figures.put(Figure.IDLE_RSS, new Samples(idle).median());
    }

    private ProcessRun run(String... arguments) {
        ProcessRun run = ProcessRun.of(command(arguments), environment());
        if (run.exitCode() != 0) {
            throw new IllegalStateException("`" + String.join(" ", command(arguments)) + "` ended with "
                    + run.exitCode() + ": " + run.stderr().strip());
        }
        return run;
    }

    private List<String> command(String... arguments) {
        return Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList();
    }

    private Map<String, String> environment() {
        // The start-up cache is made before the first command; made beside it, it would take from the measured ones.
        return Map.of("LOGINSIGHT_HOME", home.toString(), "LOGINSIGHT_CACHE", "now");
    }
}
