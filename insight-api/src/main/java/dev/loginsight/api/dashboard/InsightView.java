package dev.loginsight.api.dashboard;

import dev.loginsight.core.insight.Insight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An insight's page, ready to show.
 *
 * @param note how it came about, in plain words; empty when there is nothing to say
 * @param answer null when no model has answered
 * @param analysis changes with each analysis: an open page knows by it that there is a newer one
 */
record InsightView(
        InsightRow row,
        String message,
        String exceptionType,
        String fingerprint,
        String repository,
        String note,
        @Nullable ModelAnswer answer,
        List<SuspectCard> suspects,
        List<TracePart> trace,
        Moment analyzedAt,
        String analysis,
        String json) {
    private static final int LONGEST_MESSAGE = 8_000;

    /** @param isOwnFrame whether a printed line of the trace is a frame of the user's own code */
    static InsightView of(Insight insight, Predicate<String> isOwnFrame, Instant now) {
        List<SuspectCard> suspects = new ArrayList<>();
        insight.suspects().forEach(suspect -> suspects.add(SuspectCard.of(suspect, suspects.size() + 1, now)));
        String trace = insight.stackTrace();
        return new InsightView(
                InsightRow.of(insight, now),
                VisibleText.cut(VisibleText.lines(insight.message()).strip(), LONGEST_MESSAGE),
                VisibleText.line(insight.exceptionType(), 200),
                insight.fingerprint(),
                VisibleText.line(insight.repository(), 300),
                VisibleText.line(insight.note(), 1_000),
                ModelAnswer.of(insight),
                suspects,
                trace == null || trace.isBlank() ? List.of() : TracePart.of(trace, isOwnFrame),
                Moment.of(insight.analyzedAt(), now),
                analysisOf(insight),
                Links.json(insight.id()));
    }

    /** Whether any frame of the trace is the user's own code. */
    public boolean ownFrames() {
        return trace.stream()
                .flatMap(part -> part.lines().stream())
                .anyMatch(line -> line.kind().equals("own"));
    }

    private static String analysisOf(Insight insight) {
        return Long.toString(insight.analyzedAt().toEpochMilli(), 36) + (insight.model() == null ? "" : "m");
    }
}
