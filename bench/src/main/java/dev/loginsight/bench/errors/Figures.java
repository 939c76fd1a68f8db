package dev.loginsight.bench.errors;

import java.util.List;

/**
 * How high the answers stand in a list of rankings.
 *
 * @param bugs how many there are
 * @param at1 share of the bugs with an answer at rank 1, 0..1; {@code at3} among the first three, and so on
 * @param mrr mean of 1 / rank of the first answer, 0 where there is none
 */
record Figures(int bugs, double at1, double at3, double at5, double at10, double mrr) {
    /** @param ranks 1-based rank of the first answer of each bug; 0 for none */
    static Figures of(List<Integer> ranks) {
        return new Figures(
                ranks.size(),
                share(ranks, 1),
                share(ranks, 3),
                share(ranks, 5),
                share(ranks, 10),
                ranks.stream()
                        .mapToDouble(rank -> rank == 0 ? 0 : 1.0 / rank)
                        .average()
                        .orElse(0));
    }

    /** How many bugs have an answer among the first k. */
    static int hits(List<Integer> ranks, int k) {
        return (int) ranks.stream().filter(rank -> rank > 0 && rank <= k).count();
    }

    private static double share(List<Integer> ranks, int k) {
        return ranks.isEmpty() ? 0 : hits(ranks, k) / (double) ranks.size();
    }
}
