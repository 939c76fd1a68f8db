package dev.loginsight.index.search;

import dev.loginsight.core.code.Place;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A place that may have caused an error and what speaks for it, for those who fit the weights or ask why.
 *
 * @param inFrame whether it is a method of the trace
 * @param features those that are not 0
 */
public record PlaceEvidence(Place place, boolean inFrame, Map<Feature, Double> features, double score) {
    public PlaceEvidence {
        Map<Feature, Double> copy = new EnumMap<>(Feature.class);
        copy.putAll(features);
        features = Collections.unmodifiableMap(copy);
    }
}
