package dev.loginsight.bench.questions;

import dev.loginsight.bench.fit.ListwiseFit;
import dev.loginsight.index.search.FileEvidence;
import dev.loginsight.index.search.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One question with every file that came into question for it.
 *
 * @param values signals of each candidate, by {@link Signal#ordinal()}
 * @param places of each candidate
 */
record Example(String repository, Question question, List<double[]> values, List<Result> places) {
    static Example of(String repository, Question question, List<FileEvidence> candidates) {
        List<double[]> values = new ArrayList<>();
        List<Result> places = new ArrayList<>();
        for (FileEvidence candidate : candidates) {
            double[] row = new double[Signal.values().length];
            candidate.signals().forEach((signal, value) -> row[signal.ordinal()] = value);
            values.add(row);
            places.add(new Result(
                    candidate.file(),
                    candidate.place().startLine(),
                    candidate.place().endLine()));
        }
        return new Example(repository, question, values, places);
    }

    /** Whether a candidate is one of those that were asked for. */
    boolean answers(int candidate) {
        return question.targets().stream().anyMatch(target -> target.isMetBy(places.get(candidate)));
    }

    /** The candidates in the order of a weighted sum, best first. */
    List<Integer> order(double[] weights) {
        double[] scores = values.stream()
                .mapToDouble(row -> ListwiseFit.dot(weights, row))
                .toArray();
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .toList();
    }

    /** The metric, with the candidates in that order. */
    double ndcg(double[] weights, int k) {
        List<Result> ranked = order(weights).stream().limit(k).map(places::get).toList();
        return Ndcg.of(ranked, question.targets(), k);
    }
}
