package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkRef;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file and what speaks for it. */
final class FileCandidate {
    private static final Signal[] SIGNALS = Signal.values();
    private static final double ALL = all();

    final String file;
    final Map<String, ChunkCandidate> chunks = new LinkedHashMap<>();
    private final double[] values = new double[SIGNALS.length];
    private double score = Double.NaN;

    FileCandidate(String file) {
        this.file = file;
    }

    private static double all() {
        double sum = 0;
        for (Signal signal : SIGNALS) {
            sum += signal == Signal.PENALTY ? 0 : Math.max(0, signal.weight());
        }
        return sum;
    }

    ChunkCandidate chunk(ChunkRef chunk) {
        return chunks.computeIfAbsent(chunk.id(), id -> new ChunkCandidate(chunk));
    }

    void set(Signal signal, double value) {
        values[signal.ordinal()] = value;
        score = Double.NaN;
    }

    /** Of values given several times the largest counts. */
    void raise(Signal signal, double value) {
        set(signal, Math.max(value(signal), value));
    }

    double value(Signal signal) {
        return values[signal.ordinal()];
    }

    Map<Signal, Double> signals() {
        Map<Signal, Double> signals = new EnumMap<>(Signal.class);
        for (Signal signal : SIGNALS) {
            if (value(signal) != 0) {
                signals.put(signal, value(signal));
            }
        }
        return signals;
    }

    /** Below 1, and mostly above 0. */
    double score() {
        if (Double.isNaN(score)) {
            score = sum();
        }
        return score;
    }

    private double sum() {
        double sum = 0;
        for (Signal signal : SIGNALS) {
            sum += signal.weight() * values[signal.ordinal()];
        }
        return sum / ALL;
    }
}
