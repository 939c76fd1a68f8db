package dev.loginsight.bench.questions;

import dev.loginsight.index.search.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One question, answered by the product and by another ranker.
 *
 * @param order the candidates as the product ranks them
 * @param theirs what the other named, best first
 */
record Difference(Example example, List<Integer> order, List<Result> theirs, int k) {
    private static final int NAMED_SIGNALS = 3;

    static Difference of(Example example, double[] weights, List<Result> theirs, int k) {
        return new Difference(example, example.order(weights), theirs.subList(0, Math.min(k, theirs.size())), k);
    }

    double ourScore() {
        return Ndcg.of(ours(), example.question().targets(), k);
    }

    double theirScore() {
        return Ndcg.of(theirs, example.question().targets(), k);
    }

    private List<Result> ours() {
        return order.stream().limit(k).map(example.places()::get).toList();
    }

    /** Whether both put the same file first. */
    boolean sameFirst() {
        return !theirs.isEmpty()
                && !order.isEmpty()
                && ours().getFirst().file().equals(theirs.getFirst().file());
    }

    /** Share of the files named by either that both name. */
    double common() {
        Set<String> ours = ours().stream().map(Result::file).collect(Collectors.toSet());
        Set<String> both = theirs.stream().map(Result::file).collect(Collectors.toSet());
        Set<String> either = new HashSet<>(ours);
        either.addAll(both);
        both.retainAll(ours);
        return either.isEmpty() ? 1 : (double) both.size() / either.size();
    }

    /**
     * A wanted place that the other ranks better.
     *
     * @param cause the signal that put another file before it, or what else happened to it
     * @param text the same for a reader
     */
    record Loss(Target wanted, String cause, String text) {}

    List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        for (Target target : example.question().targets()) {
            int theirRank = rank(theirs, target);
            int ourRank = rank(order.stream().map(example.places()::get).toList(), target);
            if (theirRank > 0 && (ourRank == 0 || ourRank > theirRank)) {
                losses.add(loss(target, ourRank, theirRank));
            }
        }
        return losses;
    }

    private Loss loss(Target target, int ourRank, int theirRank) {
        String where = target.path() + ": theirs " + theirRank + ", ours " + (ourRank == 0 ? "-" : ourRank);
        if (ourRank == 0) {
            boolean otherLines =
                    example.places().stream().anyMatch(place -> new Target(target.path(), null, null).isMetBy(place));
            String cause = otherLines ? "other lines of the file" : "no candidate";
            return new Loss(target, cause, where + "; " + cause);
        }
        int wanted = order.get(ourRank - 1);
        int instead = order.get(theirRank - 1);
        double[] gap = new double[Signal.values().length];
        for (Signal signal : Signal.values()) {
            int i = signal.ordinal();
            gap[i] = signal.weight()
                    * (example.values().get(instead)[i] - example.values().get(wanted)[i]);
        }
        List<Integer> against = IntStream.range(0, gap.length)
                .boxed()
                .filter(i -> gap[i] > 0)
                .sorted(Comparator.comparingDouble(i -> -gap[i]))
                .limit(NAMED_SIGNALS)
                .toList();
        String signals = against.stream()
                .map(i -> String.format(Locale.ROOT, "%s +%.2f", Signal.values()[i], gap[i]))
                .collect(Collectors.joining(", "));
        double lead = Arrays.stream(gap).sum();
        String text = String.format(
                Locale.ROOT,
                "%s; before it %s, by %.2f: %s",
                where,
                example.places().get(instead).file(),
                lead,
                signals);
        String cause = against.isEmpty() ? "same score" : Signal.values()[against.getFirst()].toString();
        return new Loss(target, cause, text);
    }

    /** 1-based; 0 for none. */
    private static int rank(List<Result> results, Target target) {
        return IntStream.range(0, results.size())
                .filter(i -> target.isMetBy(results.get(i)))
                .map(i -> i + 1)
                .findFirst()
                .orElse(0);
    }
}
