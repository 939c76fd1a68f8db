package dev.loginsight.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.contract.Insights;
import dev.loginsight.core.insight.Citation;
import dev.loginsight.core.insight.Fix;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Suspect;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class FittingUpdateTest {
    @Test
    void usualInsight_travelsWhole() {
        Insight insight = Insights.of("a").answered("why 💥 \ud800").build();

        InsightUpdate update = KafkaJson.read(FittingUpdate.of(insight), InsightUpdate.class);

        assertThat(update.analysis()).isEqualTo(insight);
        assertThat(update.insightId()).isEqualTo("a");
        assertThat(update.occurrences()).isEmpty();
    }

    @Test
    void insightOfTheLargestPartsThereAre_fits_andKeepsWhatMatters() {
        Insight insight = huge("\u0001");

        byte[] json = FittingUpdate.of(insight);

        assertThat(json).hasSizeLessThanOrEqualTo(FittingUpdate.LARGEST);
        assertThat(KafkaJson.read(json, InsightUpdate.class).analysis()).satisfies(cut -> {
            assertThat(cut.rootCause()).isEqualTo(insight.rootCause());
            assertThat(cut.fix()).isNull();
            assertThat(cut.note()).endsWith("The model's diff was left out: it is too long.");
            assertThat(cut.suspects()).hasSize(5);
        });
    }

    /** As large as the parts' own bounds allow. */
    private static Insight huge(String c) {
        Insight i = Insights.of("a").answered("x").build();
        Suspect suspect = new Suspect(
                "f".repeat(500),
                1,
                2,
                c.repeat(400),
                1,
                Collections.nCopies(10, c.repeat(400)),
                1,
                c.repeat(13 * 400),
                1,
                null);
        return new Insight(
                i.id(),
                i.fingerprint(),
                c.repeat(160),
                c.repeat(500),
                i.severity(),
                0,
                i.firstSeen(),
                i.lastSeen(),
                i.status(),
                c.repeat(500),
                c.repeat(16_000),
                c.repeat(48_000),
                Collections.nCopies(5, suspect),
                c.repeat(4_000),
                c.repeat(20_000),
                Collections.nCopies(50, new Citation("f".repeat(1_000), 1, 1, c.repeat(1_000))),
                new Fix(c.repeat(100_000)),
                0.5,
                "m",
                c.repeat(1_000),
                "r",
                i.analyzedAt());
    }
}
