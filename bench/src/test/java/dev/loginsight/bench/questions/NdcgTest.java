package dev.loginsight.bench.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NdcgTest {
    private static final Target A = new Target("src/a.py", null, null);
    private static final Target B = new Target("src/b.py", 10, 20);

    @Test
    void perfectOrder_isOne() {
        assertThat(Ndcg.of(List.of(file("src/a.py"), lines("src/b.py", 15, 30)), List.of(A, B), 10))
                .isEqualTo(1);
    }

    @Test
    void laterRank_isDiscountedByItsLogarithm() {
        assertThat(Ndcg.of(List.of(file("x"), file("y"), file("src/a.py")), List.of(A), 10))
                .isCloseTo(.5, within(1e-12));
        assertThat(Ndcg.of(List.of(file("x"), file("src/a.py")), List.of(A, B), 10))
                .isCloseTo(.6309 / 1.6309, within(1e-4));
    }

    @Test
    void secondResultOfAFile_gainsNothingAndUsesUpARank() {
        assertThat(Ndcg.of(List.of(file("src/a.py"), file("src/a.py"), lines("src/b.py", 1, 12)), List.of(A, B), 10))
                .isCloseTo(1.5 / 1.6309, within(1e-4));
    }

    @Test
    void lines_haveToOverlapWhereTheTargetNamesThem() {
        assertThat(Ndcg.of(List.of(lines("src/b.py", 21, 30)), List.of(B), 10)).isZero();
        assertThat(Ndcg.of(List.of(lines("src/b.py", 20, 30)), List.of(B), 10)).isEqualTo(1);
    }

    @Test
    void paths_matchByTheirEnds_whicheverIsLonger() {
        assertThat(Ndcg.of(List.of(file("a.py")), List.of(A), 10)).isEqualTo(1);
        assertThat(Ndcg.of(List.of(file("lib/src/a.py")), List.of(A), 10)).isEqualTo(1);
        assertThat(Ndcg.of(List.of(file("ba.py")), List.of(A), 10)).isZero();
    }

    @Test
    void beyondK_countsNothing() {
        assertThat(Ndcg.of(List.of(file("x"), file("src/a.py")), List.of(A), 1)).isZero();
        assertThat(Ndcg.of(List.of(), List.of(A), 10)).isZero();
        assertThat(Ndcg.of(List.of(file("x")), List.of(), 10)).isZero();
    }

    private static Result file(String path) {
        return lines(path, 1, 1_000);
    }

    private static Result lines(String path, int start, int end) {
        return new Result(path, start, end);
    }
}
