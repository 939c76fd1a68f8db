package dev.loginsight.core.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which insights to list; null components do not restrict.
 *
 * @param severity name of a {@link dev.loginsight.core.log.Severity}: this one or worse
 * @param text words that must all occur, case ignored, in title, message, exception type, or a suspect's file or symbol
 * @param since seen at or after
 */
public record InsightFilter(
        @Nullable String service,
        @Nullable String severity,
        @Nullable String status,
        @Nullable String text,
        @Nullable Instant since) {
    public static final InsightFilter ALL = new InsightFilter(null, null, null, null, null);
}
