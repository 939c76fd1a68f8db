package dev.loginsight.bench.speed;

import dev.loginsight.bench.Commands;
import dev.loginsight.bench.Folders;
import dev.loginsight.bench.ProcessRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures the product on trees, and other programs beside it. */
@Command(
        name = "speed",
        mixinStandardHelpOptions = true,
        description = {
            "Measures Log Insight on directories: index from nothing, unchanged, one file changed; query and locate, cold and warm; memory.",
            "Every figure is of a whole process as a user starts it, except the warm latencies, which are of one --batch process."
        })
public final class SpeedCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double MIB = 1024 * 1024;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "The trees to measure on; a copy of each is measured, nothing is written into them.")
    private List<Path> directories = List.of();

    @Option(names = "--launcher", required = true, description = "The loginsight launcher to measure.")
    private Path launcher = Path.of("loginsight");

    @Option(
            names = "--semble",
            paramLabel = "COMMAND",
            description = "Also measure this: `COMMAND batch DIR K` indexes DIR and answers each line with one line.")
    private @Nullable String semble;

    @Option(names = "--ctags", description = "Also measure `ctags -R`.")
    private boolean ctags;

    @Option(names = "--serve", description = "Also measure how soon `serve` is ready, and its memory when idle.")
    private boolean serve;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Runs of each process; the median is reported (default ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--cold",
            defaultValue = "20",
            description = "Processes with one question each (default ${DEFAULT-VALUE}).")
    private int cold = 20;

    @Option(
            names = "--questions",
            defaultValue = "300",
            description = "Questions for a warm process (default ${DEFAULT-VALUE}).")
    private int questions = 300;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @Nullable Path json;

    public static void main(String[] args) {
        System.exit(Commands.execute(new SpeedCommand(), args));
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || cold < 1 || questions < 1) {
            System.err.println("--rounds, --cold and --questions must be 1 or more.");
            return 2;
        }
        for (Path directory : directories) {
            if (!Files.isDirectory(directory)) {
                System.err.println(directory + " is not a directory; name the trees to measure on.");
                return 2;
            }
        }
        List<Comparison> all = new ArrayList<>();
        for (Path directory : directories) {
            Comparison one = compared(directory);
            one.print(System.out);
            System.out.println();
            all.add(one);
        }
        if (json != null) {
            Files.writeString(json, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Comparison.document(all)));
        }
        return 0;
    }

    private Comparison compared(Path directory) throws IOException {
        Path work = Files.createTempDirectory("loginsight-bench").toRealPath();
        try {
            TreeCopy tree = TreeCopy.of(directory.toRealPath(), work.resolve("tree"));
            Workload workload = Workload.of(tree.root(), questions, rounds, cold);
            LogInsight product = new LogInsight(launcher, work.resolve("home"), tree, workload, serve);
            product.prepare();
            List<Contender> contenders = new ArrayList<>(List.of(product));
            if (semble != null) {
                contenders.add(new Semble(semble, tree.root(), workload));
            }
            if (ctags) {
                contenders.add(new Ctags(tree.root(), work.resolve("tags")));
            }
            return measured(directory, contenders);
        } finally {
            Folders.delete(work);
        }
    }

    /** In turns: what else the machine does meets all alike. */
    private Comparison measured(Path directory, List<Contender> contenders) throws IOException {
        Map<Contender, List<ProcessRun>> runs = new LinkedHashMap<>();
        for (int i = 0; i < rounds; i++) {
            for (Contender contender : contenders) {
                runs.computeIfAbsent(contender, key -> new ArrayList<>()).add(contender.index());
            }
        }
        LinkedHashMap<String, Map<Figure, Double>> figures = new LinkedHashMap<>();
        for (Map.Entry<Contender, List<ProcessRun>> own : runs.entrySet()) {
            Map<Figure, Double> measured = own.getKey().measure();
            measured.put(
                    Figure.FRESH,
                    samples(own.getValue(), run -> run.wallMillis() / 1000).median());
            measured.put(
                    Figure.INDEX_RSS,
                    samples(own.getValue(), run -> run.peakRssBytes() / MIB).max());
            figures.put(own.getKey().name(), measured);
        }
        JsonNode report =
                JSON.readTree(runs.get(contenders.getFirst()).getLast().stdout());
        return new Comparison(directory.toString(), size(report), figures);
    }

    private static Samples samples(List<ProcessRun> runs, java.util.function.ToDoubleFunction<ProcessRun> figure) {
        return new Samples(runs.stream().map(figure::applyAsDouble).toList());
    }

    private static Map<String, Long> size(JsonNode report) {
        Map<String, Long> size = new LinkedHashMap<>();
        size.put("files", report.path("filesSeen").asLong());
        size.put("lines", report.path("lines").asLong());
        size.put("chunks", report.path("chunksWritten").asLong());
        return size;
    }
}
