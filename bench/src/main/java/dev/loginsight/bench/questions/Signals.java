package dev.loginsight.bench.questions;

import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.index.search.Signal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What speaks for every candidate of every question. */
final class Signals {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Signals() {}

    /** @param work where the indexes of these repositories are */
    static List<Example> read(List<QuestionsCommand.Scored> repositories, Path work) {
        IndexHome home = new IndexHome(work.resolve("home").toAbsolutePath());
        List<Example> examples = new ArrayList<>();
        for (QuestionsCommand.Scored scored : repositories) {
            try (CodeIndex index = CodeIndex.open(home, scored.tree())) {
                for (Question question : scored.questions()) {
                    examples.add(Example.of(scored.repository().name(), question, index.evidence(question.text())));
                }
            }
        }
        return examples;
    }

    /** One JSON object a question. */
    static void write(List<Example> examples, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Example example : examples) {
                out.write(JSON.writeValueAsString(line(example)));
                out.newLine();
            }
        }
    }

    private static Map<String, Object> line(Example example) {
        List<List<Object>> candidates = new ArrayList<>();
        for (int i = 0; i < example.places().size(); i++) {
            Result place = example.places().get(i);
            List<Object> row = new ArrayList<>(List.of(place.file(), place.startLine(), place.endLine()));
            Arrays.stream(example.values().get(i)).forEach(row::add);
            candidates.add(row);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("repository", example.repository());
        line.put("question", example.question().text());
        line.put("category", example.question().category());
        line.put("targets", example.question().targets());
        line.put("signals", Arrays.stream(Signal.values()).map(Enum::name).toList());
        line.put("candidates", candidates);
        return line;
    }

    /** Prints fitted weights beside those in force, and what each would reach. */
    static void refit(List<Example> examples, int k) {
        Refit refit = new Refit(examples);
        double[] fitted = refit.weights();
        double[] now =
                Arrays.stream(Signal.values()).mapToDouble(Signal::weight).toArray();
        System.out.printf(Locale.ROOT, "%n%-18s %8s %8s%n", "signal", "now", "fitted");
        for (Signal signal : Signal.values()) {
            System.out.printf(
                    Locale.ROOT, "%-18s %8.2f %8.2f%n", signal, now[signal.ordinal()], fitted[signal.ordinal()]);
        }
        Map<String, Double> out = refit.leavingOneOut(k);
        System.out.printf(Locale.ROOT, "%-18s %8.4f %8.4f%n", "NDCG@" + k, refit.score(now, k), refit.score(fitted, k));
        System.out.printf(
                Locale.ROOT,
                "%-18s %8s %8.4f%n",
                "one left out",
                "",
                out.values().stream().mapToDouble(x -> x).average().orElse(0));
        out.forEach((name, score) -> System.out.printf(Locale.ROOT, "  %-16s %8s %8.3f%n", name, "", score));
    }
}
