package dev.loginsight.index.search;

import dev.loginsight.core.code.Place;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A file that may answer a question and what speaks for it, for those who fit the weights or ask why.
 *
 * @param signals those that are not 0
 * @param place the one that would be named
 */
public record FileEvidence(String file, Map<Signal, Double> signals, double score, Place place) {
    public FileEvidence {
        signals = Collections.unmodifiableMap(new EnumMap<>(signals));
    }
}
