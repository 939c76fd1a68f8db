package dev.loginsight.core.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What travels on {@code ai.insights.processed}, keyed by the fingerprint. Delivered at least once; applying it twice changes
 * nothing.
 *
 * @param insightId the group's insight
 * @param analysis the insight when this update carries a (new) analysis; null when it only counts occurrences
 * @param occurrences events of the group that this update reports
 */
public record InsightUpdate(
        String insightId, String fingerprint, @Nullable Insight analysis, List<Occurrence> occurrences) {
    public static final String TOPIC = "ai.insights.processed";

    public InsightUpdate {
        occurrences = List.copyOf(occurrences);
    }
}
