package dev.loginsight.bench.fit;

import java.util.Arrays;
import java.util.List;

/**
 * Fits weights so that the answers of each choice come out on top: listwise softmax (the answers share its target evenly; Cao et
 * al., "Learning to rank: from pairwise approach to listwise approach", ICML 2007) with L2 towards given weights, by Newton's
 * method.
 */
public final class ListwiseFit {
    private static final int STEPS = 30;
    private static final double SETTLED = 1e-8;

    private final double[] prior;
    private final double l2;

    /**
     * @param prior the weights that hold where nothing speaks for others
     * @param l2 how much a squared distance from them costs, beside a loss that is a mean over the choices
     */
    public ListwiseFit(double[] prior, double l2) {
        this.prior = prior.clone();
        this.l2 = l2;
    }

    /** A choice and its part of the whole loss; together they should have 1. */
    public record Weighted(Choice choice, double weight) {}

    /** Weights in the order of the features. Choices that nothing answers are passed over. */
    public double[] weights(List<Weighted> choices) {
        List<Weighted> answered =
                choices.stream().filter(one -> one.choice.isAnswered()).toList();
        double[] weights = prior.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] change = newtonStep(answered, weights);
            weights = betterAlong(answered, weights, change);
            if (Arrays.stream(change).map(Math::abs).max().orElse(0) < SETTLED) {
                break;
            }
        }
        return weights;
    }

    /** A whole step, or half of it and so on: far from the goal a whole one leads away. */
    private double[] betterAlong(List<Weighted> choices, double[] weights, double[] change) {
        double before = loss(choices, weights);
        for (double part = 1; part > SETTLED; part /= 2) {
            double[] next = weights.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] += part * change[i];
            }
            if (loss(choices, next) < before) {
                return next;
            }
        }
        return weights;
    }

    private double loss(List<Weighted> choices, double[] weights) {
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            loss += l2 * (weights[i] - prior[i]) * (weights[i] - prior[i]);
        }
        for (Weighted one : choices) {
            double[] probabilities = probabilities(one.choice, weights);
            double[] targets = one.choice.targets();
            for (int c = 0; c < probabilities.length; c++) {
                if (targets[c] > 0) {
                    loss -= one.weight * targets[c] * Math.log(Math.max(probabilities[c], 1e-300));
                }
            }
        }
        return loss;
    }

    private double[] newtonStep(List<Weighted> choices, double[] weights) {
        int size = weights.length;
        double[] gradient = new double[size];
        double[][] hessian = new double[size][size];
        for (int i = 0; i < size; i++) {
            gradient[i] = -2 * l2 * (weights[i] - prior[i]);
            hessian[i][i] = 2 * l2;
        }
        choices.forEach(one -> add(one, probabilities(one.choice, weights), gradient, hessian));
        return solve(hessian, gradient);
    }

    /** Of being chosen. */
    static double[] probabilities(Choice choice, double[] weights) {
        double[] scores =
                choice.values().stream().mapToDouble(row -> dot(row, weights)).toArray();
        double largest = Arrays.stream(scores).max().orElse(0);
        double[] probabilities =
                Arrays.stream(scores).map(score -> Math.exp(score - largest)).toArray();
        double sum = Arrays.stream(probabilities).sum();
        return Arrays.stream(probabilities).map(p -> p / sum).toArray();
    }

    /** Sum of the products. */
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(Weighted one, double[] probabilities, double[] gradient, double[][] hessian) {
        int size = gradient.length;
        double[] targets = one.choice.targets();
        double[] mean = new double[size];
        for (int c = 0; c < probabilities.length; c++) {
            double[] row = one.choice.values().get(c);
            for (int i = 0; i < size; i++) {
                mean[i] += probabilities[c] * row[i];
                gradient[i] += one.weight * (targets[c] - probabilities[c]) * row[i];
                for (int j = 0; j <= i; j++) {
                    hessian[i][j] += one.weight * probabilities[c] * row[i] * row[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                hessian[i][j] -= one.weight * mean[i] * mean[j];
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
