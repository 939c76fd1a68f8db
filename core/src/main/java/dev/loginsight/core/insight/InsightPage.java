package dev.loginsight.core.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param insights last seen first
 * @param next cursor of the next page, opaque; null on the last one
 */
public record InsightPage(List<Insight> insights, @Nullable String next) {
    public InsightPage {
        insights = List.copyOf(insights);
    }
}
