package dev.loginsight.bench.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoredTest {
    private static final Gold GOLD = new Gold("src/A.java", "A.B#m", 10, 20, "A#outer");

    @ParameterizedTest
    @CsvSource({
        "src/A.java, 10, 20, A.B#m, true",
        "src/A.java, 20, 30, A.B#m, true",
        "src/A.java, 1, 10, A.B#m, true",
        "src/A.java, 5, 40, A#outer, true",
        "src/A.java, 21, 30, A.B#m, false",
        "src/A.java, 1, 9, A.B#m, false",
        "src/A.java, 10, 20, A#m, false",
        "src/B.java, 10, 20, A.B#m, false"
    })
    void isHitBy_place_needsFileAndLinesAndName(String file, int start, int end, String symbol, boolean hit) {
        assertThat(GOLD.isHitBy(new Found(file, start, end, symbol))).isEqualTo(hit);
    }

    @Test
    void isHitBy_goldOutsideAnyMethod_isNeverHit() {
        Gold body = new Gold("src/A.java", "<class-body>", 10, 20, null);

        assertThat(body.isHitBy(new Found("src/A.java", 10, 20, "<class-body>")))
                .isFalse();
    }

    @Test
    void of_places_ranksMethodAndFileApart() {
        Found elsewhere = new Found("src/B.java", 1, 2, "B#m");
        Found sameFile = new Found("src/A.java", 30, 40, "A#other");
        Found hit = new Found("src/A.java", 10, 20, "A.B#m");

        Scored scored = Scored.of(bug(), List.of(elsewhere, sameFile, hit), List.of(elsewhere));

        assertThat(List.of(scored.method(), scored.file(), scored.framesMethod(), scored.framesFile()))
                .containsExactly(3, 2, 0, 0);
    }

    @Test
    void figures_ranks_countThoseWithinEachDepth() {
        Figures figures = Figures.of(List.of(1, 2, 4, 10, 11, 0));

        assertThat(List.of(figures.at1(), figures.at3(), figures.at5(), figures.at10()))
                .containsExactly(1 / 6.0, 2 / 6.0, 3 / 6.0, 4 / 6.0);
        assertThat(figures.mrr()).isCloseTo((1 + 0.5 + 0.25 + 0.1 + 1 / 11.0) / 6, within(1e-12));
    }

    @Test
    void document_noBugOfASet_leavesTheSetOut() {
        Map<String, Object> document = new Report(List.of(Scored.of(bug(), List.of(), List.of()))).document();

        assertThat(((Map<?, ?>) document.get("method")).keySet().stream().map(String::valueOf))
                .containsExactly("exception", "gold in a frame", "Lang");
    }

    private static Bug bug() {
        return new Bug("Lang-1", "Lang", new Bug.Released("a:b:1"), true, true, "log", List.of(GOLD));
    }
}
