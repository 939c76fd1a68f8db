package dev.loginsight.bench.speed;

import dev.loginsight.bench.LineSession;
import dev.loginsight.bench.ProcessRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * MinishLab/semble, or any program of its kind, behind a command line: {@code COMMAND batch DIR K} indexes a directory in memory and then
 * answers each line on its input with one line. It keeps no index on disk, so that every process begins from nothing.
 */
final class Semble implements Contender {
    private static final double MIB = 1024 * 1024;

    private final List<String> command;
    private final Path tree;
    private final Workload workload;

    /** @param command its words, separated by blanks */
    Semble(String command, Path tree, Workload workload) {
        this.command = Stream.concat(
                        Stream.of(command.strip().split("\\s+")), Stream.of("batch", tree.toString(), "10"))
                .toList();
        this.tree = tree;
        this.workload = workload;
    }

    @Override
    public String name() {
        return "semble";
    }

    @Override
    public ProcessRun index() throws IOException {
        ProcessRun run = ProcessRun.of(command, Map.of());
        if (run.exitCode() != 0) {
            throw new IOException("semble on " + tree + " ended with " + run.exitCode() + ": " + run.stderr());
        }
        return run;
    }

    @Override
    public Map<Figure, Double> measure() throws IOException {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        List<Double> first = new ArrayList<>();
        for (int i = 0; i < workload.rounds(); i++) {
            long start = System.nanoTime();
            try (LineSession session = new LineSession(command, Map.of())) {
                session.ask(workload.questions().getFirst());
                first.add((System.nanoTime() - start) / 1e6);
            }
        }
        figures.put(Figure.COLD_QUERY_50, new Samples(first).median());
        try (LineSession session = new LineSession(command, Map.of())) {
            ask(session, Workload.warmUp(workload.questions()));
            Latency.QUERY.put(ask(session, workload.questions()), figures);
            figures.put(Figure.QUERY_RSS, session.peakRssBytes() / MIB);
        }
        return figures;
    }

    private static Histogram ask(LineSession session, List<String> questions) throws IOException {
        Histogram histogram = new Histogram(3);
        for (String question : questions) {
            long start = System.nanoTime();
            session.ask(question);
            histogram.recordValue(Math.max(1, (System.nanoTime() - start) / 1000));
        }
        return histogram;
    }
}
