package dev.loginsight.bench.speed;

import java.util.Arrays;
import java.util.Collection;

/** Measurements of the same thing, in order of size. */
final class Samples {
    private final double[] sorted;

    /** @throws IllegalArgumentException if there are none */
    Samples(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = values.stream().mapToDouble(x -> x).sorted().toArray();
    }

    double median() {
        return percentile(50);
    }

    /** The smallest one that at least this share of all does not exceed (nearest rank), so that it was really measured. */
    double percentile(double share) {
        int rank = (int) Math.ceil(share / 100 * sorted.length);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1];
    }

    double max() {
        return sorted[sorted.length - 1];
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
