package dev.loginsight.index.search;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A place and what speaks for and against it. Of a feature that is noted several times the largest value counts. */
final class Suspicion {
    private static final double FIRST_OF_ALL = 100;
    private static final int MOST_REASONS = 4;

    private final Member member;
    private static final Feature[] FEATURES = Feature.values();

    private final double[] features = new double[FEATURES.length];
    /** Reason to its weight. */
    private final Map<String, Double> reasons = new LinkedHashMap<>();

    private int line;
    private boolean frame;
    private double score = Double.NaN;

    Suspicion(Member member) {
        this.member = member;
    }

    Member member() {
        return member;
    }

    /** @param value 0 or more */
    void note(Feature feature, double value) {
        if (value > features[feature.ordinal()]) {
            features[feature.ordinal()] = value;
            score = Double.NaN;
        }
    }

    void note(Feature feature, double value, String reason) {
        if (value > 0) {
            note(feature, value);
            reasons.merge(reason, value * feature.weight() + (feature == Feature.FRAME ? FIRST_OF_ALL : 0), Math::max);
        }
    }

    double value(Feature feature) {
        return features[feature.ordinal()];
    }

    void markFrame(int atLine) {
        if (!frame) {
            frame = true;
            line = atLine;
            score = Double.NaN;
        }
    }

    boolean isFrame() {
        return frame;
    }

    /** 1-based line that the evidence points at; 0 for none. */
    int line() {
        return line;
    }

    void pointAt(int atLine) {
        if (line == 0) {
            line = atLine;
        }
    }

    double score() {
        if (Double.isNaN(score)) {
            score = sum();
        }
        return score;
    }

    private double sum() {
        double sum = 0;
        for (Feature feature : FEATURES) {
            if (feature.ofFrames() == frame) {
                sum += feature.weight() * value(feature);
            }
        }
        return sum;
    }

    /** Of the features only those that count for a place of its sort. */
    PlaceEvidence evidence() {
        Map<Feature, Double> counting = new EnumMap<>(Feature.class);
        for (Feature feature : FEATURES) {
            if (feature.ofFrames() == frame && value(feature) != 0) {
                counting.put(feature, value(feature));
            }
        }
        return new PlaceEvidence(member.place(), frame, counting, score());
    }

    /** Strongest first; of a frame only what it is a frame of. */
    List<String> reasons() {
        return reasons.entrySet().stream()
                .filter(entry -> !frame || entry.getValue() >= FIRST_OF_ALL)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .limit(MOST_REASONS)
                .toList();
    }
}
