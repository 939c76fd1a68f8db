package dev.loginsight.worker.agent;

import dev.loginsight.core.insight.Citation;
import dev.loginsight.core.insight.Fix;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.Redaction;
import dev.loginsight.worker.evidence.Codebase;
import dev.loginsight.worker.evidence.Evidence;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks the model about one error and checks what it says. The only place that retries: a model that is down, slow, rate limited or
 * talks nonsense is asked again after a growing pause, up to {@link ModelSettings#maxAttempts()} times. Safe for use by several
 * threads.
 */
public final class Analyst {
    /** After so many errors in a row without an answer, each further one costs one try: a dead model must not hold up the queue. */
    private static final int PATIENCE = 5;

    private final ModelSettings settings;
    private final ChatEndpoint endpoint;
    private final Backoff backoff;
    private final AtomicInteger unansweredInARow = new AtomicInteger();
    private volatile @Nullable String lastFailure;

    public Analyst(ModelSettings settings) {
        this(settings, new Backoff(Thread::sleep, RandomGenerator.getDefault()), Clock.systemUTC());
    }

    Analyst(ModelSettings settings, Backoff backoff, Clock clock) {
        this.settings = settings;
        this.backoff = backoff;
        this.endpoint = new ChatEndpoint(settings, clock);
    }

    public ModelSettings settings() {
        return settings;
    }

    /** Why the last question brought no answer; empty when it brought one, or none was asked yet. */
    public Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** @throws InterruptedException if this thread is interrupted, as it is when the process ends */
    public Verdict analyse(LogEvent event, Evidence evidence) throws InterruptedException {
        Verdict verdict = ask(PromptWriter.write(event, evidence), evidence.codebase());
        switch (verdict) {
            case Verdict.Answered answered -> {
                unansweredInARow.set(0);
                lastFailure = null;
            }
            case Verdict.Unanswered unanswered -> {
                unansweredInARow.incrementAndGet();
                lastFailure = unanswered.reason();
            }
        }
        return verdict;
    }

    private Verdict ask(Prompt prompt, Codebase codebase) throws InterruptedException {
        boolean impatient = unansweredInARow.get() >= PATIENCE;
        int attempts = impatient ? 1 : settings.maxAttempts();
        for (int attempt = 1; ; attempt++) {
            Reply reply = endpoint.ask(prompt);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (reply instanceof Reply.Text text) {
                Optional<Answer> answer = AnswerParser.parse(text.content());
                if (answer.isPresent()) {
                    return checked(answer.get(), codebase);
                }
            }
            Reply.Failure failure = reply instanceof Reply.Failure failed ? failed : NONSENSE;
            if (!failure.again() || attempt >= attempts || !backoff.mayWait(failure.retryAfter())) {
                return unanswered(failure, attempt, impatient);
            }
            backoff.pause(attempt, failure.retryAfter());
        }
    }

    private static final Reply.Failure NONSENSE =
            new Reply.Failure("The model's answer was not the JSON object that was asked for.", true, null);

    private static Verdict unanswered(Reply.Failure failure, int attempts, boolean impatient) {
        String tries = attempts > 1
                ? " It was asked " + attempts + " times."
                : impatient ? " It was asked once only, since it had no answer to the errors before this one." : "";
        Duration wait = failure.retryAfter();
        String asked = wait == null ? "" : " It asked to wait " + wait.toSeconds() + " s.";
        return new Verdict.Unanswered(failure.reason() + asked + tries, wait);
    }

    private Verdict checked(Answer answer, Codebase codebase) {
        List<String> notes = new ArrayList<>();
        List<Citation> citations = new CitationCheck(codebase).existing(answer.citations());
        noteDropped(answer.citations().size(), citations.size(), notes);
        return new Verdict.Answered(
                settings.name(),
                Redaction.redact(answer.rootCause()),
                Redaction.redact(answer.explanation()),
                citations.stream().map(Analyst::redacted).toList(),
                fix(answer.diff(), codebase, notes),
                // How sure a model is of what nothing supports says nothing.
                answer.citations().isEmpty() || !citations.isEmpty() ? answer.confidence() : null,
                notes);
    }

    /** An answer stays even when none of its places exists: its words may still help, and the note says what they rest on. */
    private static void noteDropped(int given, int kept, List<String> notes) {
        if (given > 0 && kept == 0) {
            notes.add(
                    "None of the places that the model cited exists; its answer rests on nothing that could be checked.");
        } else if (kept < given) {
            notes.add("%d of %d places that the model cited do not exist and were left out."
                    .formatted(given - kept, given));
        }
    }

    private static Citation redacted(Citation citation) {
        return new Citation(
                citation.file(), citation.startLine(), citation.endLine(), Redaction.redact(citation.claim()));
    }

    private static @Nullable Fix fix(String diff, Codebase codebase, List<String> notes) {
        if (diff.isBlank()) {
            return null;
        }
        return switch (new DiffCheck(codebase).check(diff)) {
            case DiffCheck.Result.Applies applies
            when Redaction.redact(applies.diff()).equals(applies.diff()) -> new Fix(applies.diff());
            case DiffCheck.Result.Applies holdsSecret -> dropped("it touches lines that hold a secret", notes);
            case DiffCheck.Result.Dropped dropped -> dropped(dropped.reason(), notes);
        };
    }

    private static @Nullable Fix dropped(String reason, List<String> notes) {
        notes.add("The model's diff was left out: " + reason + ".");
        return null;
    }
}
