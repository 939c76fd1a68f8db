package dev.loginsight.bench.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.index.search.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RefitTest {
    /** What answers is what a hidden sum of two signals puts first; a third is noise. */
    @Test
    void weights_findTheSumThatDecides() {
        Refit refit = new Refit(examples(1));

        double[] weights = refit.weights();

        double first = weights[Signal.FILE_TERMS.ordinal()];
        double second = weights[Signal.FILE_NAME.ordinal()];
        assertThat(first).isPositive();
        assertThat(second / first).isBetween(1.5, 2.7);
        assertThat(Math.abs(weights[Signal.DEFINITION.ordinal()])).isLessThan(first / 4);
        assertThat(weights[Signal.PENALTY.ordinal()]).isZero();
        assertThat(refit.score(weights, 10)).isGreaterThan(.95);
        assertThat(refit.leavingOneOut(10))
                .containsOnlyKeys("r0", "r1", "r2", "r3")
                .allSatisfy((name, score) -> assertThat(score).isGreaterThan(.9));
    }

    @Test
    void weights_ofQuestionsThatNothingAnswers_areLeftAtZero() {
        List<Example> examples = examples(1).stream()
                .map(e -> new Example(e.repository(), new Question("q", "semantic", List.of()), e.values(), e.places()))
                .toList();

        assertThat(new Refit(examples).weights()).containsOnly(0.0);
    }

    private static List<Example> examples(long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            List<double[]> values = new ArrayList<>();
            List<Result> places = new ArrayList<>();
            int best = 0;
            double most = -1;
            for (int c = 0; c < 30; c++) {
                double[] row = new double[Signal.values().length];
                row[Signal.FILE_TERMS.ordinal()] = random.nextDouble();
                row[Signal.FILE_NAME.ordinal()] = random.nextDouble();
                row[Signal.DEFINITION.ordinal()] = random.nextDouble();
                double sum = row[Signal.FILE_TERMS.ordinal()] + 2 * row[Signal.FILE_NAME.ordinal()];
                if (sum > most) {
                    most = sum;
                    best = c;
                }
                values.add(row);
                places.add(new Result("f" + c, 1, 2));
            }
            Question question = new Question("q" + i, "semantic", List.of(new Target("f" + best, null, null)));
            examples.add(new Example("r" + i % 4, question, values, places));
        }
        return examples;
    }
}
