package dev.loginsight.bench.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loginsight.index.search.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferenceTest {
    private static final double[] WEIGHTS =
            Arrays.stream(Signal.values()).mapToDouble(Signal::weight).toArray();

    @Test
    void losses_nameTheSignalThatPutAnotherFileBefore() {
        Example example = example(
                List.of(new Target("src/Right.java", null, null)),
                row(Signal.FILE_NAME, 1),
                row(Signal.FILE_TERMS, .5));

        Difference difference = Difference.of(example, WEIGHTS, List.of(file("src/Right.java")), 10);

        assertThat(difference.theirScore()).isEqualTo(1);
        assertThat(difference.ourScore()).isCloseTo(Math.log(2) / Math.log(3), within(1e-12));
        assertThat(difference.sameFirst()).isFalse();
        assertThat(difference.common()).isEqualTo(.5);
        assertThat(difference.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.cause()).isEqualTo("FILE_NAME");
            assertThat(loss.text())
                    .contains(
                            "theirs 1, ours 2; before it src/Wrong.java",
                            String.format(Locale.ROOT, "FILE_NAME +%.2f", Signal.FILE_NAME.weight()));
        });
    }

    @Test
    void losses_ofWhatIsNoCandidate_andOfOtherLines_sayso() {
        Example example = example(
                List.of(new Target("src/Right.java", 50, 60), new Target("src/Gone.java", null, null)),
                row(Signal.FILE_NAME, 1),
                row(Signal.FILE_TERMS, .5));

        Difference difference =
                Difference.of(example, WEIGHTS, List.of(file("src/Right.java"), file("src/Gone.java")), 10);

        assertThat(difference.losses())
                .extracting(Difference.Loss::cause)
                .containsExactly("other lines of the file", "no candidate");
    }

    @Test
    void losses_ofWhatBothRankAlike_areNone() {
        Example example = example(
                List.of(new Target("src/Wrong.java", null, null)),
                row(Signal.FILE_NAME, 1),
                row(Signal.FILE_TERMS, .5));

        Difference difference = Difference.of(example, WEIGHTS, List.of(file("src/Wrong.java")), 10);

        assertThat(difference.losses()).isEmpty();
        assertThat(difference.sameFirst()).isTrue();
    }

    @Test
    void otherAnswers_arePathsOrPlaces(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("answers.json"), """
                {"queries":[{"repo":"r","query":"q","results":["a.py",{"file":"b.py","startLine":3,"endLine":4}]}]}""");
        Example asked = example(List.of(), row(Signal.FILE_NAME, 1));
        Example other = new Example("other", asked.question(), asked.values(), asked.places());

        OtherAnswers answers = OtherAnswers.read(file);

        assertThat(answers.to(asked))
                .contains(List.of(new Result("a.py", 1, Integer.MAX_VALUE), new Result("b.py", 3, 4)));
        assertThat(answers.to(other)).isEmpty();
    }

    @Test
    void otherAnswers_ofAnotherShape_areRefusedWithTheShape(@TempDir Path folder) throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), "[]");
        Path text = Files.writeString(folder.resolve("text.json"), "no json");

        assertThatThrownBy(() -> OtherAnswers.read(list)).hasMessageContaining("has no list \"queries\"");
        assertThatThrownBy(() -> OtherAnswers.read(text)).hasMessageContaining("is not JSON");
    }

    private static Result file(String path) {
        return new Result(path, 1, Integer.MAX_VALUE);
    }

    private static double[] row(Signal signal, double value) {
        double[] row = new double[Signal.values().length];
        row[signal.ordinal()] = value;
        return row;
    }

    private static Example example(List<Target> targets, double[]... rows) {
        List<Result> places = List.of(new Result("src/Wrong.java", 1, 9), new Result("src/Right.java", 1, 9));
        return new Example("r", new Question("q", "semantic", targets), List.of(rows), places.subList(0, rows.length));
    }
}
