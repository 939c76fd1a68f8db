package dev.loginsight.bench.speed;

import java.util.Map;
import org.HdrHistogram.Histogram;

/** The three figures of one kind of latency, in milliseconds. */
enum Latency {
    COLD_QUERY(Figure.COLD_QUERY_50, Figure.COLD_QUERY_95, Figure.COLD_QUERY_99),
    QUERY(Figure.QUERY_50, Figure.QUERY_95, Figure.QUERY_99),
    COLD_LOCATE(Figure.COLD_LOCATE_50, Figure.COLD_LOCATE_95, Figure.COLD_LOCATE_99),
    LOCATE(Figure.LOCATE_50, Figure.LOCATE_95, Figure.LOCATE_99);

    private final Figure p50;
    private final Figure p95;
    private final Figure p99;

    Latency(Figure p50, Figure p95, Figure p99) {
        this.p50 = p50;
        this.p95 = p95;
        this.p99 = p99;
    }

    /** @param millis of whole processes */
    void put(Samples millis, Map<Figure, Double> figures) {
        figures.put(p50, millis.percentile(50));
        figures.put(p95, millis.percentile(95));
        figures.put(p99, millis.percentile(99));
    }

    /** @param micros of questions to one process */
    void put(Histogram micros, Map<Figure, Double> figures) {
        figures.put(p50, micros.getValueAtPercentile(50) / 1000.0);
        figures.put(p95, micros.getValueAtPercentile(95) / 1000.0);
        figures.put(p99, micros.getValueAtPercentile(99) / 1000.0);
    }
}
