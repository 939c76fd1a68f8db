package dev.loginsight.worker.insight;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.worker.agent.Analyst;
import dev.loginsight.worker.agent.Verdict;
import dev.loginsight.worker.evidence.Codebase;
import dev.loginsight.worker.evidence.Codebases;
import dev.loginsight.worker.evidence.Evidence;
import dev.loginsight.worker.evidence.EvidenceFinder;
import dev.loginsight.worker.evidence.Excerpts;
import dev.loginsight.worker.insight.Composition.ModelPart;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns one group of equal errors into an insight. Needs neither Spring nor Kafka. Whatever goes wrong on the way, there is an insight,
 * and its note says what it lacks. Safe for use by several threads.
 */
public final class InsightComposer {
    public static final String NO_MODEL =
            "No model was asked, because none is configured: set OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint that needs"
                    + " no key, to get a root cause and a fix.";
    public static final String NO_REPOSITORY =
            "No indexed repository matches this error: index the service's code with `loginsight index <dir>`, and it is"
                    + " searched when the error comes again.";

    private static final Logger LOG = LoggerFactory.getLogger(InsightComposer.class);
    private static final int SEARCHES = 2;

    private final Codebases codebases;
    private final @Nullable Analyst analyst;
    private final Clock clock;

    /**
     * @param analyst asks the model; null when none is configured
     */
    public InsightComposer(Codebases codebases, @Nullable Analyst analyst, Clock clock) {
        this.codebases = codebases;
        this.analyst = analyst;
        this.clock = clock;
    }

    /** Whether some indexed repository matches the error now. */
    public boolean matches(LogEvent event) {
        return codebases.bestFor(event) != Codebase.NONE;
    }

    /** The model that is configured, as {@link dev.loginsight.worker.agent.ModelSettings#identity()}; null for none. */
    public @Nullable String modelIdentity() {
        return analyst == null ? null : analyst.settings().identity();
    }

    /** Why the last question to the model brought no answer; empty when it brought one, or none was asked. */
    public Optional<String> modelFailure() {
        return analyst == null ? Optional.empty() : analyst.lastFailure();
    }

    /**
     * Finds evidence and asks the model, if there is one. Takes as long as the model does, and a repository's first indexing.
     *
     * @return an insight with 0 occurrences: counting is the store's
     * @throws InterruptedException if this thread is interrupted while it waits for the index or the model
     */
    public Composition compose(ErrorGroup group) throws InterruptedException {
        codebases.awaitPrepared();
        List<String> notes = new ArrayList<>();
        Optional<Evidence> found = evidence(group.event(), notes);
        if (found.isEmpty()) {
            // A question without evidence would be paid for now and once more when the index works again.
            return new Composition(insight(group, Evidence.NONE, null, notes), false, ModelPart.NOT_ASKED, null);
        }
        Evidence evidence = found.get();
        boolean located = evidence.codebase() != Codebase.NONE;
        Verdict verdict = analyst == null ? null : analyst.analyse(group.event(), evidence);
        return switch (verdict) {
            case Verdict.Answered answered -> {
                notes.addAll(answered.notes());
                yield new Composition(insight(group, evidence, answered, notes), located, ModelPart.ANSWERED, null);
            }
            case Verdict.Unanswered unanswered -> {
                notes.add("The model gave no answer: " + unanswered.reason());
                Duration wait = unanswered.retryAfter();
                yield new Composition(insight(group, evidence, null, notes), located, ModelPart.FAILED, wait);
            }
            case null -> {
                notes.add(NO_MODEL);
                yield new Composition(insight(group, evidence, null, notes), located, ModelPart.NOT_ASKED, null);
            }
        };
    }

    /** Empty when the code cannot be searched: a bug or a broken index must not cost the error its insight. */
    private Optional<Evidence> evidence(LogEvent event, List<String> notes) {
        for (int attempt = 1; ; attempt++) {
            try {
                Evidence evidence = search(event);
                if (evidence.codebase() == Codebase.NONE) {
                    notes.add(NO_REPOSITORY);
                } else if (evidence.suspects().isEmpty()) {
                    notes.add("Nothing in " + evidence.codebase().name() + " resembles this error.");
                }
                return Optional.of(evidence);
            } catch (RuntimeException | StackOverflowError e) {
                // An index that is just being replaced answers the second time.
                if (attempt == SEARCHES) {
                    LOG.error("searching the code failed", e);
                    notes.add(
                            "Searching the code failed (%s); it is searched again, and the model asked, when the error comes again."
                                    .formatted(Excerpts.head(e.toString(), 300)));
                    return Optional.empty();
                }
            }
        }
    }

    private Evidence search(LogEvent event) {
        Codebase codebase = codebases.bestFor(event);
        return codebase == Codebase.NONE ? Evidence.NONE : EvidenceFinder.find(codebase, event);
    }

    private Insight insight(
            ErrorGroup group, Evidence evidence, Verdict.@Nullable Answered answer, List<String> notes) {
        LogEvent event = group.event();
        boolean located = evidence.codebase() != Codebase.NONE;
        if (!evidence.suspects().isEmpty() && evidence.inAppFrames().isEmpty()) {
            notes.add((event.stackTrace() == null
                            ? "The error has no stack trace"
                            : "No frame of the error's trace is in "
                                    + evidence.codebase().name())
                    + ", so its suspects only resemble its words.");
        }
        return new Insight(
                group.insightId(),
                group.fingerprint().value(),
                Titles.of(event, evidence),
                Bounds.name(event.service()),
                event.severity().name(),
                0,
                group.firstSeen(),
                group.lastSeen(),
                Insight.STATUS_OPEN,
                event.stackTrace() == null
                        ? null
                        : Bounds.name(event.stackTrace().rootCause().type()),
                Bounds.message(event.message()),
                event.stackTraceText() == null ? null : Bounds.trace(event.stackTraceText()),
                evidence.suspects(),
                answer == null ? null : answer.rootCause(),
                answer == null ? null : answer.explanation(),
                answer == null ? List.of() : answer.citations(),
                answer == null ? null : answer.fix(),
                answer == null ? null : answer.confidence(),
                answer == null ? null : answer.model(),
                notes.isEmpty() ? null : String.join(" ", notes),
                located ? evidence.codebase().name() : null,
                clock.instant());
    }
}
