package dev.loginsight.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.contract.Insights;
import dev.loginsight.core.log.Fingerprint;
import dev.loginsight.worker.Errors;
import dev.loginsight.worker.agent.Analyst;
import dev.loginsight.worker.agent.ModelSettings;
import dev.loginsight.worker.evidence.Codebase;
import dev.loginsight.worker.evidence.FakeCodebase;
import dev.loginsight.worker.insight.Composition;
import dev.loginsight.worker.insight.Composition.ModelPart;
import dev.loginsight.worker.insight.ErrorGroup;
import dev.loginsight.worker.insight.InsightComposer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnalysisPolicyTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Errors.NOON;
    private Codebase codebase = FakeCodebase.shop();
    private @Nullable Analyst analyst = new Analyst(new ModelSettings("", "http://127.0.0.1:1/v1", "m", MINUTE, 1));

    @Test
    void unknownGroup_isAnalysed_pendingOneIsNot() {
        assertThat(wants(null)).isTrue();
        assertThat(wants(AnalysisState.pending(now, 0, Errors.npe("1"), now, now, 0)))
                .isFalse();
    }

    @Test
    void answeredGroup_isDone_alsoForAnotherModel() {
        AnalysisState state = after(true, ModelPart.ANSWERED, null, 0);
        now = now.plus(Duration.ofDays(30));

        assertThat(wants(state)).isFalse();
        analyst = new Analyst(new ModelSettings("", "http://127.0.0.1:1/v1", "other", MINUTE, 1));
        assertThat(wants(state)).isFalse();
    }

    @Test
    void groupWithoutModel_isDone_untilThereIsOne() {
        Analyst later = analyst;
        analyst = null;
        AnalysisState state = after(true, ModelPart.NOT_ASKED, null, 0);
        now = now.plus(Duration.ofDays(30));
        assertThat(wants(state)).isFalse();

        analyst = later;
        assertThat(wants(state)).isTrue();
    }

    @Test
    void failedModel_isAskedAgain_afterAPauseThatDoubles() {
        for (int failures = 0; failures < 4; failures++) {
            AnalysisState state = after(true, ModelPart.FAILED, null, failures);
            Duration pause = MINUTE.multipliedBy(1L << failures);
            assertThat(state.failures()).isEqualTo(failures + 1);
            now = now.plus(pause).minusMillis(1);
            assertThat(wants(state)).isFalse();
            now = now.plusMillis(1);
            assertThat(wants(state)).isTrue();
        }
    }

    @Test
    void pause_hasAnEnd() {
        assertThat(after(true, ModelPart.FAILED, null, 1_000_000).retryAt()).isEqualTo(now.plus(Duration.ofHours(6)));
    }

    @Test
    void pauseTheEndpointAskedFor_isKept() {
        AnalysisState state = after(true, ModelPart.FAILED, Duration.ofHours(1), 0);

        assertThat(state.retryAt()).isEqualTo(now.plus(Duration.ofHours(1)));
    }

    @Test
    void failedModel_isAskedAtOnce_whenItIsAnotherOne() {
        AnalysisState state = after(true, ModelPart.FAILED, null, 3);
        analyst = new Analyst(new ModelSettings("", "http://127.0.0.1:1/v1", "other", MINUTE, 1));

        assertThat(wants(state)).isTrue();
    }

    @Test
    void answeredGroupWithoutRepository_isAnalysedAgain_onlyOnceOneMatches() {
        codebase = Codebase.NONE;
        AnalysisState state = after(false, ModelPart.ANSWERED, null, 0);
        now = now.plus(MINUTE);
        assertThat(wants(state)).isFalse();

        codebase = FakeCodebase.shop();
        assertThat(wants(state)).isTrue();
    }

    @Test
    void success_forgetsFailures() {
        assertThat(after(true, ModelPart.ANSWERED, null, 5).failures()).isZero();
    }

    private boolean wants(@Nullable AnalysisState state) {
        return policy().wantsAnalysis(state, Errors.npe("1"));
    }

    private AnalysisState after(boolean located, ModelPart model, @Nullable Duration retryAfter, int failures) {
        Composition composition = new Composition(Insights.of("a").build(), located, model, retryAfter);
        return policy().after(composition, 0, failures);
    }

    private AnalysisPolicy policy() {
        Clock clock = InstantSource.fixed(now).withZone(ZoneOffset.UTC);
        return new AnalysisPolicy(new InsightComposer(event -> codebase, analyst, clock), MINUTE, clock);
    }

    @Test
    void state_knowsItsGroup_untilItIsAnalysed() {
        Fingerprint fingerprint = Errors.error(Errors.npe("1")).fingerprint();
        AnalysisState pending = AnalysisState.pending(now, 0, Errors.npe("1"), now, now.plusSeconds(1), 0);

        assertThat(pending.group(fingerprint))
                .isEqualTo(new ErrorGroup(fingerprint, Errors.npe("1"), now, now.plusSeconds(1)));
    }
}
