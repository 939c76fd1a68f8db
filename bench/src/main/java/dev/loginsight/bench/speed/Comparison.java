package dev.loginsight.bench.speed;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of all programs on one tree. Ratios are of the first program to another one in the same run: below 1 the first one took less.
 *
 * @param size files, lines and chunks, as the product counted them
 * @param figures by program; the first one is the product
 */
record Comparison(String tree, Map<String, Long> size, LinkedHashMap<String, Map<Figure, Double>> figures) {

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%s: %s%n", tree, size);
        out.printf(Locale.ROOT, "%-32s", "");
        figures.keySet().forEach(name -> out.printf(Locale.ROOT, "%12s%s", name, isFirst(name) ? "" : "   ratio"));
        out.println();
        for (Figure figure : Figure.values()) {
            if (first().containsKey(figure)) {
                row(out, figure);
            }
        }
    }

    private void row(PrintStream out, Figure figure) {
        out.printf(Locale.ROOT, "%-32s", figure.label());
        figures.forEach((name, own) -> {
            Double value = own.get(figure);
            out.print(value == null ? String.format("%12s", "-") : String.format(Locale.ROOT, "%12.2f", value));
            if (!isFirst(name)) {
                out.print(value == null ? " ".repeat(8) : String.format(Locale.ROOT, "%8.2f", ratio(figure, value)));
            }
        });
        out.println();
    }

    private Map<Figure, Double> first() {
        return figures.firstEntry().getValue();
    }

    private boolean isFirst(String name) {
        return name.equals(figures.firstEntry().getKey());
    }

    private double ratio(Figure figure, double other) {
        return first().getOrDefault(figure, Double.NaN) / other;
    }

    /** Everything: {@code figures} and {@code ratios} by program and label. */
    Map<String, Object> document() {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> ratios = new LinkedHashMap<>();
        figures.forEach((name, own) -> {
            Map<String, Double> labelled = new LinkedHashMap<>();
            Map<String, Double> compared = new LinkedHashMap<>();
            for (Figure figure : Figure.values()) {
                Double value = own.get(figure);
                if (value != null) {
                    labelled.put(figure.label(), rounded(value));
                    compared.put(figure.label(), rounded(ratio(figure, value)));
                }
            }
            values.put(name, labelled);
            if (!isFirst(name)) {
                ratios.put(name, compared);
            }
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tree", tree);
        document.put("size", size);
        document.put("figures", values);
        document.put("ratios", ratios);
        return document;
    }

    static Map<String, Object> document(List<Comparison> all) {
        return Map.of("trees", all.stream().map(Comparison::document).toList());
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : 0;
    }
}
