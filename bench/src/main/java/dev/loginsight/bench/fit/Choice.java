package dev.loginsight.bench.fit;

import java.util.Arrays;
import java.util.List;

/**
 * What came into question for one thing that was asked, and what answers it.
 *
 * @param group for leaving one out at a time: a project, a repository
 * @param values features of each candidate
 * @param answers which of the candidates are right; several share the target evenly
 */
public record Choice(String group, List<double[]> values, boolean[] answers) {
    public Choice {
        values = List.copyOf(values);
        answers = answers.clone();
        if (values.size() != answers.length) {
            throw new IllegalArgumentException(values.size() + " candidates, and answers for " + answers.length);
        }
    }

    @Override
    public boolean[] answers() {
        return answers.clone();
    }

    /** Whether some candidate answers it: nothing can be learned from another. */
    public boolean isAnswered() {
        for (boolean answer : answers) {
            if (answer) {
                return true;
            }
        }
        return false;
    }

    double[] targets() {
        double[] targets = new double[answers.length];
        for (int i = 0; i < answers.length; i++) {
            targets[i] = answers[i] ? 1 : 0;
        }
        double sum = Arrays.stream(targets).sum();
        return Arrays.stream(targets).map(target -> target / sum).toArray();
    }
}
