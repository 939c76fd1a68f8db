package dev.loginsight.bench.questions;

import dev.loginsight.bench.fit.Choice;
import dev.loginsight.bench.fit.ListwiseFit;
import dev.loginsight.index.search.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fits the weights of {@link Signal} to labelled questions (see {@link ListwiseFit}), each repository with the same total weight,
 * signals divided by their standard deviation. How far the result is fitted to these repositories shows when each is scored with
 * weights from all others.
 */
final class Refit {
    private static final double L2 = 1e-3;

    private final List<Example> examples;
    private final double[] deviation;

    Refit(List<Example> examples) {
        this.examples = examples;
        this.deviation = deviation(examples);
    }

    private static double[] deviation(List<Example> examples) {
        int size = Signal.values().length;
        double[] sum = new double[size];
        double[] squares = new double[size];
        long count = 0;
        for (Example example : examples) {
            for (double[] row : example.values()) {
                for (int i = 0; i < size; i++) {
                    sum[i] += row[i];
                    squares[i] += row[i] * row[i];
                }
                count++;
            }
        }
        double[] deviation = new double[size];
        for (int i = 0; i < size; i++) {
            double mean = sum[i] / count;
            deviation[i] = Math.sqrt(Math.max(0, squares[i] / count - mean * mean)) + 1e-9;
        }
        return deviation;
    }

    /** Weights that fit all examples. */
    double[] weights() {
        return fit(examples);
    }

    /** The metric of each repository under weights from all the others. */
    Map<String, Double> leavingOneOut(int k) {
        Map<String, Double> scores = new TreeMap<>();
        for (String repository :
                examples.stream().map(Example::repository).distinct().toList()) {
            Map<Boolean, List<Example>> parts = examples.stream()
                    .collect(Collectors.partitioningBy(e -> e.repository().equals(repository)));
            double[] weights = fit(parts.get(false));
            scores.put(repository, mean(parts.get(true), weights, k));
        }
        return scores;
    }

    /** Mean over the repositories of each repository's mean. */
    double score(double[] weights, int k) {
        return examples.stream().collect(Collectors.groupingBy(Example::repository)).values().stream()
                .mapToDouble(own -> mean(own, weights, k))
                .average()
                .orElse(0);
    }

    private static double mean(List<Example> examples, double[] weights, int k) {
        return examples.stream()
                .mapToDouble(example -> example.ndcg(weights, k))
                .average()
                .orElse(0);
    }

    private double[] fit(List<Example> train) {
        Map<String, Long> questions =
                train.stream().collect(Collectors.groupingBy(Example::repository, Collectors.counting()));
        List<ListwiseFit.Weighted> choices = new ArrayList<>();
        for (Example example : train) {
            double weight = 1.0 / questions.get(example.repository()) / questions.size();
            choices.add(new ListwiseFit.Weighted(choice(example), weight));
        }
        double[] weights = new ListwiseFit(new double[deviation.length], L2).weights(choices);
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= deviation[i];
        }
        return weights;
    }

    private Choice choice(Example example) {
        List<double[]> values = new ArrayList<>();
        boolean[] answers = new boolean[example.values().size()];
        for (int c = 0; c < answers.length; c++) {
            double[] row = example.values().get(c).clone();
            for (int i = 0; i < row.length; i++) {
                row[i] /= deviation[i];
            }
            values.add(row);
            answers[c] = example.answers(c);
        }
        return new Choice(example.repository(), values, answers);
    }
}
