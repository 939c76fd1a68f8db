package dev.loginsight.api.dashboard;

import dev.loginsight.core.insight.Citation;
import dev.loginsight.core.insight.Fix;
import dev.loginsight.core.insight.Insight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model said, ready to show.
 *
 * @param explanation empty when it gave none, or only repeated the root cause
 * @param confidence in per cent; null when it gave none
 * @param fix empty when it proposed none
 */
record ModelAnswer(
        String model,
        String rootCause,
        String explanation,
        @Nullable Integer confidence,
        List<Cited> citations,
        List<DiffLine> fix) {
    record Cited(String place, String claim) {
        static Cited of(Citation citation) {
            String lines = citation.startLine() == citation.endLine()
                    ? String.valueOf(citation.startLine())
                    : citation.startLine() + "–" + citation.endLine();
            return new Cited(
                    VisibleText.line(citation.file(), 300) + ":" + lines, VisibleText.line(citation.claim(), 1_000));
        }
    }

    private static final int LONGEST = 20_000;

    /** @return null when no model has answered */
    static @Nullable ModelAnswer of(Insight insight) {
        String model = insight.model();
        if (model == null) {
            return null;
        }
        String rootCause = text(insight.rootCause());
        String explanation = text(insight.explanation());
        Double confidence = insight.confidence();
        Fix fix = insight.fix();
        return new ModelAnswer(
                VisibleText.line(model, 80),
                rootCause,
                explanation.equals(rootCause) ? "" : explanation,
                confidence == null ? null : (int) Math.round(Math.clamp(confidence, 0, 1) * 100),
                insight.citations().stream().map(Cited::of).toList(),
                fix == null || fix.diff().isBlank() ? List.of() : DiffLine.of(fix.diff()));
    }

    private static String text(@Nullable String text) {
        return VisibleText.cut(VisibleText.lines(text).strip(), LONGEST);
    }
}
