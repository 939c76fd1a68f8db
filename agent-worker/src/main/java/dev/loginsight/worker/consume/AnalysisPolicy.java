package dev.loginsight.worker.consume;

import dev.loginsight.core.log.LogEvent;
import dev.loginsight.worker.insight.Composition;
import dev.loginsight.worker.insight.Composition.ModelPart;
import dev.loginsight.worker.insight.InsightComposer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a group is analysed: once, and again only when that can say more. An incomplete analysis (the model failed, no repository
 * matched) is repeated when the error comes back after a pause that doubles each time; a group that no model was asked about, as
 * soon as it comes back and there is one.
 */
final class AnalysisPolicy {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final InsightComposer composer;
    private final Duration firstPause;
    private final Clock clock;

    AnalysisPolicy(InsightComposer composer, Duration firstPause, Clock clock) {
        this.composer = composer;
        this.firstPause = firstPause;
        this.clock = clock;
    }

    /** @param state what is known of the group; null for nothing */
    boolean wantsAnalysis(@Nullable AnalysisState state, LogEvent occurrence) {
        if (state == null) {
            return true;
        }
        if (state.isPending()) {
            return false;
        }
        String model = composer.modelIdentity();
        if (!state.answered() && model != null && !model.equals(state.model())) {
            return true;
        }
        boolean due = state.retryAt() != null && !clock.instant().isBefore(state.retryAt());
        // An answered group lacks only its repository, and without one a further question would be wasted.
        return !state.complete() && due && (!state.answered() || matches(occurrence));
    }

    private boolean matches(LogEvent occurrence) {
        try {
            return composer.matches(occurrence);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** @param failuresBefore incomplete analyses of the group before this one */
    AnalysisState after(Composition composition, int partition, int failuresBefore) {
        Instant now = clock.instant();
        boolean complete = composition.complete();
        int failures = complete ? 0 : failuresBefore + 1;
        return AnalysisState.analysed(
                now,
                partition,
                composer.modelIdentity(),
                composition.model() == ModelPart.ANSWERED,
                complete,
                failures,
                complete ? null : now.plus(pause(failures, composition.retryAfter())));
    }

    private Duration pause(int failures, @Nullable Duration asked) {
        long doubled = firstPause.toMillis() << Math.min(failures - 1, 20);
        Duration own = doubled > LONGEST_PAUSE.toMillis() ? LONGEST_PAUSE : Duration.ofMillis(doubled);
        return asked != null && asked.compareTo(own) > 0 ? asked : own;
    }
}
