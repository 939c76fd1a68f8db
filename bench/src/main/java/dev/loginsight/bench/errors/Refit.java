package dev.loginsight.bench.errors;

import dev.loginsight.bench.fit.Choice;
import dev.loginsight.bench.fit.ListwiseFit;
import dev.loginsight.index.search.Feature;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Fits the weights of {@link Feature} to bugs whose fixes are known (see {@link ListwiseFit}), near to the weights in force: there
 * are few bugs, and those weights were set by reason first. How far the result is fitted to these projects shows when each is scored
 * with weights from all others. Bugs without a frame of the tree are ranked, but teach nothing: they are ranked by other features.
 */
final class Refit {
    private static final double L2 = .1;

    private final List<Suspects> bugs;
    private final double[] inForce =
            Arrays.stream(Feature.values()).mapToDouble(Feature::weight).toArray();

    Refit(List<Suspects> bugs) {
        this.bugs = List.copyOf(bugs);
    }

    /** Weights that fit all bugs. */
    double[] weights() {
        return fit(bugs);
    }

    private double[] fit(List<Suspects> train) {
        List<Choice> choices = train.stream()
                .filter(Suspects::hasFrames)
                .flatMap(bug -> bug.choices().stream())
                .filter(Choice::isAnswered)
                .toList();
        return new ListwiseFit(inForce, L2)
                .weights(choices.stream()
                        .map(choice -> new ListwiseFit.Weighted(choice, 1.0 / choices.size()))
                        .toList());
    }

    Figures score(double[] weights) {
        return Figures.of(bugs.stream().map(bug -> bug.rank(weights)).toList());
    }

    /** Each project under weights from all others. */
    Figures leavingOneOut() {
        List<Integer> ranks = new ArrayList<>();
        for (String project :
                bugs.stream().map(bug -> bug.bug().project()).collect(Collectors.toCollection(TreeSet::new))) {
            double[] weights = fit(bugs.stream()
                    .filter(bug -> !bug.bug().project().equals(project))
                    .toList());
            bugs.stream()
                    .filter(bug -> bug.bug().project().equals(project))
                    .forEach(bug -> ranks.add(bug.rank(weights)));
        }
        return Figures.of(ranks);
    }

    /** Fitted weights beside those in force, and what each would reach. */
    void print(PrintStream out) {
        double[] fitted = weights();
        out.printf(Locale.ROOT, "%n%-24s %8s %8s%n", "feature", "now", "fitted");
        for (Feature feature : Feature.values()) {
            out.printf(Locale.ROOT, "%-24s %8.2f %8.2f%n", feature, feature.weight(), fitted[feature.ordinal()]);
        }
        out.printf(Locale.ROOT, "%n%-24s   @1    @3    @5   @10   MRR%n", "method level");
        print(out, "weights in force", score(inForce));
        print(out, "fitted", score(fitted));
        print(out, "one project left out", leavingOneOut());
    }

    private static void print(PrintStream out, String name, Figures f) {
        out.printf(Locale.ROOT, "%-24s %.3f %.3f %.3f %.3f %.3f%n", name, f.at1(), f.at3(), f.at5(), f.at10(), f.mrr());
    }
}
