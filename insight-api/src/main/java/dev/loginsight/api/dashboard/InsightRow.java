package dev.loginsight.api.dashboard;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.Suspect;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list, ready to show.
 *
 * @param anchor unique on the page, so that the browser's focus survives a refresh
 * @param href of the insight's page
 * @param message what the log said; empty when the title says the same
 * @param file of the first suspect, with its line; empty without suspects
 * @param answered whether a model has explained it
 */
record InsightRow(
        String anchor,
        String href,
        SeverityBadge severity,
        String title,
        String message,
        String service,
        String status,
        String occurrences,
        Moment firstSeen,
        Moment lastSeen,
        String file,
        String symbol,
        boolean answered) {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_MESSAGE = 240;

    static InsightRow of(Insight insight, Instant now) {
        @Nullable
        Suspect first = insight.suspects().isEmpty() ? null : insight.suspects().getFirst();
        String title = title(insight);
        String message = VisibleText.line(insight.message().strip(), LONGEST_MESSAGE);
        return new InsightRow(
                "i-" + insight.fingerprint(),
                Links.insight(insight.id()),
                SeverityBadge.of(insight.severity()),
                title,
                title.contains(message) ? "" : message,
                VisibleText.line(insight.service(), 60),
                VisibleText.line(insight.status(), 40),
                count(insight.occurrences()),
                Moment.of(insight.firstSeen(), now),
                Moment.of(insight.lastSeen(), now),
                first == null ? "" : place(first),
                first == null ? "" : VisibleText.line(first.symbol(), 120),
                insight.model() != null);
    }

    static String title(Insight insight) {
        String title = VisibleText.line(insight.title().strip(), LONGEST_TITLE);
        return title.isEmpty() ? "(no title)" : title;
    }

    static String place(Suspect suspect) {
        Integer line = suspect.line();
        return VisibleText.line(suspect.file(), 300) + ":" + (line == null ? suspect.startLine() : line);
    }

    static String count(long occurrences) {
        return String.format(Locale.ENGLISH, "%,d", occurrences);
    }
}
