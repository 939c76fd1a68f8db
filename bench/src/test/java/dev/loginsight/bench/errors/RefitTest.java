package dev.loginsight.bench.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.code.Place;
import dev.loginsight.index.search.Feature;
import dev.loginsight.index.search.PlaceEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefitTest {
    private static final int BUGS = 40;

    /** What answers is never a frame here, and always what is called for a value. */
    @Test
    void weights_learnWhatTheAnswersHaveAndLeaveTheRest() {
        Refit refit = new Refit(bugs(BUGS));

        double[] weights = refit.weights();

        assertThat(weights[Feature.CALLED_FOR_VALUE.ordinal()]).isGreaterThan(Feature.CALLED_FOR_VALUE.weight());
        assertThat(weights[Feature.FRAME.ordinal()]).isLessThan(Feature.FRAME.weight());
        assertThat(weights[Feature.CREATES.ordinal()]).isEqualTo(Feature.CREATES.weight());
        assertThat(refit.score(weights).at1()).isEqualTo(1);
        assertThat(refit.leavingOneOut()).isEqualTo(refit.score(weights));
    }

    @Test
    void weights_ofBugsWhoseAnswerNeverCameIntoQuestion_stayAsTheyAre() {
        List<Suspects> bugs = bugs(2).stream()
                .map(bug -> new Suspects(
                        bug.bug(), bug.places().subList(0, 2), bug.values().subList(0, 2)))
                .toList();
        Refit refit = new Refit(bugs);

        double[] weights = refit.weights();

        assertThat(weights)
                .containsExactly(IntStream.range(0, weights.length)
                        .mapToDouble(i -> Feature.values()[i].weight())
                        .toArray());
        assertThat(refit.score(weights).at10()).isZero();
    }

    private static List<Suspects> bugs(int count) {
        List<Suspects> bugs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Gold gold = new Gold("src/A.java", "A#m", 10, 20, null);
            String project = "P" + i % 4;
            Bug.Sources sources = new Bug.Released("g:a:1");
            Bug bug = new Bug(project + "-" + i, project, sources, true, false, "log", List.of(gold));
            bugs.add(Suspects.of(
                    bug,
                    List.of(
                            place("A#frame", 30, true, Map.of(Feature.FRAME, 1.0)),
                            place("A#called", 50, false, Map.of(Feature.CALLED, 1.0)),
                            place("A#m", 10, false, Map.of(Feature.CALLED_FOR_VALUE, 1.0)))));
        }
        return bugs;
    }

    private static PlaceEvidence place(String symbol, int line, boolean frame, Map<Feature, Double> features) {
        return new PlaceEvidence(new Place("src/A.java", line, line + 5, symbol), frame, features, 0);
    }
}
