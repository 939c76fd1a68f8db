package dev.loginsight.bench.questions;

import dev.loginsight.index.search.Signal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Where the product and another ranker differ on the same questions, and what in the product's score makes the difference. */
final class Beside {
    private static final double EQUAL = 1e-9;
    private static final double NOISE = .01;

    private final List<Difference> differences;
    private final List<Example> examples;

    Beside(List<Example> examples, OtherAnswers others, int k) {
        double[] weights =
                Arrays.stream(Signal.values()).mapToDouble(Signal::weight).toArray();
        this.examples = examples;
        this.differences = examples.stream()
                .flatMap(example ->
                        others.to(example).stream().map(theirs -> Difference.of(example, weights, theirs, k)))
                .toList();
    }

    void print(PrintStream out) {
        out.printf("%n%-16s %9s %6s %6s %7s %6s %6s %11s %7s%n", heads());
        byRepository().forEach((name, own) -> out.println(row(name, own)));
        out.println(row("all", differences));
        int asked = differences.size();
        if (asked < examples.size()) {
            out.printf("%d questions have no answer of the other ranker%n", examples.size() - asked);
        }
        long wanted = targets(differences);
        long missing = differences.stream().mapToLong(Beside::withoutCandidate).sum();
        out.printf("%d of %d wanted places are no candidate of ours%n", missing, wanted);
        out.printf("%nWhat put another file before one that they rank better:%n");
        causes().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(cause -> out.printf("  %-26s %4d%n", cause.getKey(), cause.getValue()));
        out.printf("%nQuestions they answer better, the largest difference first:%n");
        differences.stream()
                .filter(one -> one.theirScore() > one.ourScore() + NOISE)
                .sorted(Comparator.comparingDouble(one -> one.ourScore() - one.theirScore()))
                .forEach(one -> explain(one, out));
    }

    private static Object[] heads() {
        return new Object[] {
            "repository", "questions", "ours", "theirs", "better", "equal", "worse", "same first", "common"
        };
    }

    private static String row(String name, List<Difference> own) {
        long better = own.stream()
                .filter(one -> one.ourScore() > one.theirScore() + EQUAL)
                .count();
        long worse = own.stream()
                .filter(one -> one.ourScore() < one.theirScore() - EQUAL)
                .count();
        return String.format(
                Locale.ROOT,
                "%-16s %9d %6.3f %6.3f %7d %6d %6d %11.2f %7.2f",
                name,
                own.size(),
                overRepositories(own, Difference::ourScore),
                overRepositories(own, Difference::theirScore),
                better,
                own.size() - better - worse,
                worse,
                overRepositories(own, one -> one.sameFirst() ? 1 : 0),
                overRepositories(own, Difference::common));
    }

    private Map<String, List<Difference>> byRepository() {
        return grouped(differences);
    }

    private static Map<String, List<Difference>> grouped(List<Difference> differences) {
        return differences.stream()
                .collect(Collectors.groupingBy(
                        one -> one.example().repository(), LinkedHashMap::new, Collectors.toList()));
    }

    /** Each repository counts alike, as in the metric. */
    private static double overRepositories(List<Difference> differences, ToDoubleFunction<Difference> value) {
        return grouped(differences).values().stream()
                .mapToDouble(own -> own.stream().mapToDouble(value).average().orElse(0))
                .average()
                .orElse(0);
    }

    private static long targets(List<Difference> differences) {
        return differences.stream()
                .mapToLong(one -> one.example().question().targets().size())
                .sum();
    }

    private static long withoutCandidate(Difference one) {
        return one.example().question().targets().stream()
                .filter(target -> one.example().places().stream()
                        .noneMatch(place -> new Target(target.path(), null, null).isMetBy(place)))
                .count();
    }

    private Map<String, Long> causes() {
        return differences.stream()
                .filter(one -> one.theirScore() > one.ourScore() + NOISE)
                .flatMap(one -> one.losses().stream())
                .collect(Collectors.groupingBy(Difference.Loss::cause, Collectors.counting()));
    }

    private static void explain(Difference one, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%s: %s  ours %.2f, theirs %.2f%n",
                one.example().repository(),
                one.example().question().text(),
                one.ourScore(),
                one.theirScore());
        one.losses().forEach(loss -> out.println("    " + loss.text()));
    }

    /** For {@code --json}: one object a question. */
    List<Map<String, Object>> document() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Difference one : differences) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("repo", one.example().repository());
            row.put("query", one.example().question().text());
            row.put("ours", one.ourScore());
            row.put("theirs", one.theirScore());
            row.put("losses", one.losses().stream().map(Difference.Loss::text).toList());
            all.add(row);
        }
        return all;
    }
}
