package dev.loginsight.worker.publish;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Suspect;
import dev.loginsight.worker.evidence.Excerpts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An analysis as a record that fits. The parts are bounded where they are made, in characters; text beyond ASCII takes up to six bytes
 * a character, and then the longest parts are cut once more.
 */
final class FittingUpdate {
    static final int LARGEST = 900_000;

    private static final int SHORT_TEXT = 8_000;
    private static final int SHORT_DIFF = 20_000;
    private static final int SHORT_SNIPPET = 2_000;

    private FittingUpdate() {}

    static byte[] of(Insight insight) {
        byte[] whole = json(insight);
        return whole.length <= LARGEST ? whole : json(cut(insight));
    }

    private static byte[] json(Insight insight) {
        return KafkaJson.write(new InsightUpdate(insight.id(), insight.fingerprint(), insight, List.of()));
    }

    private static Insight cut(Insight insight) {
        boolean longDiff = insight.fix() != null && insight.fix().diff().length() > SHORT_DIFF;
        String note = longDiff ? "The model's diff was left out: it is too long." : "Long texts were cut.";
        return new Insight(
                insight.id(),
                insight.fingerprint(),
                insight.title(),
                insight.service(),
                insight.severity(),
                insight.occurrences(),
                insight.firstSeen(),
                insight.lastSeen(),
                insight.status(),
                insight.exceptionType(),
                Excerpts.headAndTail(insight.message(), SHORT_TEXT),
                shortened(insight.stackTrace()),
                insight.suspects().stream().map(FittingUpdate::cut).toList(),
                insight.rootCause(),
                shortened(insight.explanation()),
                insight.citations().subList(0, Math.min(10, insight.citations().size())),
                longDiff ? null : insight.fix(),
                insight.confidence(),
                insight.model(),
                insight.note() == null ? note : insight.note() + " " + note,
                insight.repository(),
                insight.analyzedAt());
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null ? null : Excerpts.headAndTail(text, SHORT_TEXT);
    }

    private static Suspect cut(Suspect suspect) {
        return new Suspect(
                suspect.file(),
                suspect.startLine(),
                suspect.endLine(),
                suspect.symbol(),
                suspect.score(),
                suspect.why().stream().map(why -> Excerpts.head(why, 200)).toList(),
                suspect.line(),
                suspect.snippet() == null ? null : Excerpts.head(suspect.snippet(), SHORT_SNIPPET),
                suspect.snippetStartLine(),
                suspect.lastCommit());
    }
}
