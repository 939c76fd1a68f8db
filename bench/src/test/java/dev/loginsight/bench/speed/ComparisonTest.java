package dev.loginsight.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Comparison comparison = new Comparison("shop", Map.of("files", 3L), figures());

    @Test
    void ratio_isOursToTheirs() {
        Map<String, Object> document = comparison.document();

        assertThat(document.get("ratios"))
                .isEqualTo(Map.of(
                        "semble", Map.of(Figure.FRESH.label(), .5), "ctags -R", Map.of(Figure.SIZE.label(), 4.0)));
    }

    @Test
    void table_leavesOutWhatAProgramHasNot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        comparison.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines().map(String::stripTrailing))
                .containsExactly(
                        "shop: {files=3}",
                        "                                 Log Insight      semble   ratio    ctags -R   ratio",
                        "index from nothing, s                   2.00        4.00    0.50           -",
                        "index size, MiB                         8.00           -                2.00    4.00");
    }

    private static LinkedHashMap<String, Map<Figure, Double>> figures() {
        LinkedHashMap<String, Map<Figure, Double>> figures = new LinkedHashMap<>();
        figures.put("Log Insight", Map.of(Figure.FRESH, 2.0, Figure.SIZE, 8.0));
        figures.put("semble", Map.of(Figure.FRESH, 4.0));
        figures.put("ctags -R", Map.of(Figure.SIZE, 2.0));
        return figures;
    }
}
