package dev.loginsight.bench.questions;

import dev.loginsight.index.search.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fits the weights of {@link Signal} to labelled questions: listwise softmax (the candidates that answer a question share its target
 * evenly; Cao et al., "Learning to rank: from pairwise approach to listwise approach", ICML 2007), each repository with the same
 * total weight, signals divided by their standard deviation, L2, by Newton's method. How far the result is fitted to these
 * repositories shows when each is scored with weights from all others.
 */
final class Refit {
    private static final double L2 = 1e-3;
    private static final int STEPS = 30;
    private static final double SETTLED = 1e-8;

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
        List<Weighted> weighted = new ArrayList<>();
        for (Example example : train) {
            Weighted one = weighted(example, 1.0 / questions.get(example.repository()) / questions.size());
            if (one != null) {
                weighted.add(one);
            }
        }
        double[] weights = new double[deviation.length];
        for (int step = 0; step < STEPS; step++) {
            double[] change = newtonStep(weighted, weights);
            weights = betterAlong(weighted, weights, change);
            if (Arrays.stream(change).map(Math::abs).max().orElse(0) < SETTLED) {
                break;
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= deviation[i];
        }
        return weights;
    }

    /** A whole step, or half of it and so on: far from the goal a whole one leads away. */
    private static double[] betterAlong(List<Weighted> examples, double[] weights, double[] change) {
        double before = loss(examples, weights);
        for (double part = 1; part > SETTLED; part /= 2) {
            double[] next = weights.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] += part * change[i];
            }
            if (loss(examples, next) < before) {
                return next;
            }
        }
        return weights;
    }

    private static double loss(List<Weighted> examples, double[] weights) {
        double loss = L2 * Example.dot(weights, weights);
        for (Weighted example : examples) {
            double[] probabilities = probabilities(example, weights);
            for (int c = 0; c < probabilities.length; c++) {
                if (example.targets[c] > 0) {
                    loss -= example.weight * example.targets[c] * Math.log(Math.max(probabilities[c], 1e-300));
                }
            }
        }
        return loss;
    }

    /** @param targets share of each candidate in what is wanted; together 1 */
    private record Weighted(double weight, double[][] values, double[] targets) {}

    private @org.jspecify.annotations.Nullable Weighted weighted(Example example, double weight) {
        int size = example.values().size();
        double[][] values = new double[size][deviation.length];
        double[] targets = new double[size];
        double answers = 0;
        for (int c = 0; c < size; c++) {
            for (int i = 0; i < deviation.length; i++) {
                values[c][i] = example.values().get(c)[i] / deviation[i];
            }
            targets[c] = example.answers(c) ? 1 : 0;
            answers += targets[c];
        }
        if (answers == 0) {
            return null;
        }
        for (int c = 0; c < size; c++) {
            targets[c] /= answers;
        }
        return new Weighted(weight, values, targets);
    }

    private static double[] newtonStep(List<Weighted> examples, double[] weights) {
        int size = weights.length;
        double[] gradient = new double[size];
        double[][] hessian = new double[size][size];
        for (int i = 0; i < size; i++) {
            gradient[i] = -2 * L2 * weights[i];
            hessian[i][i] = 2 * L2;
        }
        for (Weighted example : examples) {
            add(example, probabilities(example, weights), gradient, hessian);
        }
        return solve(hessian, gradient);
    }

    private static double[] probabilities(Weighted example, double[] weights) {
        double[] scores = Arrays.stream(example.values)
                .mapToDouble(row -> Example.dot(row, weights))
                .toArray();
        double largest = Arrays.stream(scores).max().orElse(0);
        double[] probabilities =
                Arrays.stream(scores).map(score -> Math.exp(score - largest)).toArray();
        double sum = Arrays.stream(probabilities).sum();
        return Arrays.stream(probabilities).map(p -> p / sum).toArray();
    }

    private static void add(Weighted example, double[] probabilities, double[] gradient, double[][] hessian) {
        int size = gradient.length;
        double[] mean = new double[size];
        for (int c = 0; c < probabilities.length; c++) {
            double[] row = example.values[c];
            for (int i = 0; i < size; i++) {
                mean[i] += probabilities[c] * row[i];
                gradient[i] += example.weight * (example.targets[c] - probabilities[c]) * row[i];
                for (int j = 0; j <= i; j++) {
                    hessian[i][j] += example.weight * probabilities[c] * row[i] * row[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                hessian[i][j] -= example.weight * mean[i] * mean[j];
            }
        }
    }

    /** By Cholesky's decomposition; only the lower half of the matrix is read. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        double[] x = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }
}
