package dev.loginsight.core.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result of a query or of locating an error.
 *
 * @param score comparable within one answer only; larger is better
 * @param why reasons a person can check, strongest first
 * @param line the line inside the place that the evidence points at, 1-based; null when it points at none
 */
public record RankedPlace(
        Place place,
        double score,
        List<String> why,
        @Nullable Integer line) {
    public RankedPlace {
        why = List.copyOf(why);
    }
}
