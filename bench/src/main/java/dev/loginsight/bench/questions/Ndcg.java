package dev.loginsight.bench.questions;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Normalised discounted cumulative gain as semble's benchmark computes it (benchmarks/metrics.py of MinishLab/semble): each target has gain
 * 1 at the rank of the first result that meets it; targets first met by one result count once; a further result of a file that was
 * found already has no gain and uses up its rank.
 */
final class Ndcg {
    private Ndcg() {}

    /** @return 0..1; 0 when nothing was to be found */
    static double of(List<Result> results, List<Target> targets, int k) {
        double gained = targets.stream()
                .mapToInt(target -> rank(results, target))
                .filter(rank -> rank >= 1 && rank <= k)
                .distinct()
                .mapToDouble(Ndcg::discounted)
                .sum();
        double ideal = IntStream.rangeClosed(1, Math.min(k, targets.size()))
                .mapToDouble(Ndcg::discounted)
                .sum();
        return ideal == 0 ? 0 : gained / ideal;
    }

    /** 1-based rank of the first result that meets the target; 0 when none does. */
    private static int rank(List<Result> results, Target target) {
        return IntStream.range(0, results.size())
                .filter(i -> target.isMetBy(results.get(i)))
                .map(i -> i + 1)
                .findFirst()
                .orElse(0);
    }

    private static double discounted(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }
}
