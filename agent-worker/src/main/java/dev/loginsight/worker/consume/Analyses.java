package dev.loginsight.worker.consume;

import dev.loginsight.core.log.Fingerprint;
import dev.loginsight.worker.insight.Composition;
import dev.loginsight.worker.insight.ErrorGroup;
import dev.loginsight.worker.insight.InsightComposer;
import dev.loginsight.worker.publish.InsightPublisher;
import dev.loginsight.worker.publish.KafkaSender;
import dev.loginsight.worker.publish.PublicationException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes analyses beside the listener, a few at a time, so that a slow model delays neither counting nor the consumer group. What waits
 * here is also in the state topic and begins again after a crash.
 */
final class Analyses implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Analyses.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** @param failures incomplete analyses of the group so far */
    record Job(ErrorGroup group, int partition, int failures) {
        Fingerprint fingerprint() {
            return group.fingerprint();
        }
    }

    private final InsightComposer composer;
    private final InsightPublisher publisher;
    private final StateTopic stateTopic;
    private final States states;
    private final AnalysisPolicy policy;
    private final ExecutorService threads;
    private final Map<Fingerprint, Job> accepted = new ConcurrentHashMap<>();
    private final Set<Job> running = ConcurrentHashMap.newKeySet();
    private volatile Runnable whenOneIsDone = () -> {};

    Analyses(
            InsightComposer composer,
            InsightPublisher publisher,
            StateTopic stateTopic,
            States states,
            AnalysisPolicy policy,
            int atOnce) {
        this.composer = composer;
        this.publisher = publisher;
        this.stateTopic = stateTopic;
        this.states = states;
        this.policy = policy;
        this.threads = Executors.newFixedThreadPool(
                atOnce,
                Thread.ofPlatform().name("loginsight-analysis-", 0).daemon().factory());
    }

    void whenOneIsDone(Runnable action) {
        whenOneIsDone = action;
    }

    /** Accepts a job unless the same group is already here. */
    void submit(Job job) {
        if (accepted.putIfAbsent(job.fingerprint(), job) == null) {
            try {
                threads.execute(() -> run(job));
            } catch (RejectedExecutionException e) {
                forget(job);
            }
        }
    }

    /** Only this very job: an equal one may have taken its place after a {@link #drop}. */
    private void forget(Job job) {
        accepted.computeIfPresent(job.fingerprint(), (fingerprint, held) -> held == job ? null : held);
    }

    boolean holds(Fingerprint fingerprint) {
        return accepted.containsKey(fingerprint);
    }

    int size() {
        return accepted.size();
    }

    /** Forgets what has not begun of partitions that are another worker's now; that worker finds it in the state topic. */
    void drop(Collection<Integer> partitions) {
        accepted.values().removeIf(job -> partitions.contains(job.partition()) && !running.contains(job));
    }

    private void run(Job job) {
        running.add(job);
        try {
            if (accepted.get(job.fingerprint()) != job || !pending(job)) {
                return;
            }
            Composition composition = composer.compose(job.group());
            AnalysisState state = policy.after(composition, job.partition(), job.failures());
            publishPatiently(() -> publisher.analysed(composition.insight()));
            publishPatiently(() -> stateTopic.put(job.fingerprint(), state));
        } catch (InterruptedException e) {
            LOG.debug(
                    "analysis of {} is left for the next start",
                    job.fingerprint().value());
        } catch (RuntimeException | Error e) {
            // Not reached by anything known. The group stays pending and is tried again with its next occurrence or at
            // the next start.
            LOG.error("analysis of {} failed", job.fingerprint().value(), e);
        } finally {
            running.remove(job);
            forget(job);
            whenOneIsDone.run();
        }
    }

    /** The listener may have seen the group wait while the analysis was being finished, and order it once more. */
    private boolean pending(Job job) {
        return states.get(job.fingerprint()).filter(AnalysisState::isPending).isPresent();
    }

    private interface Publication {
        CompletableFuture<Void> begin();
    }

    /** A cluster that is away comes back; until then the analysis, which may have cost money, is kept. */
    private static void publishPatiently(Publication publication) throws InterruptedException {
        Duration pause = Duration.ofMillis(500);
        while (true) {
            try {
                KafkaSender.await(List.of(publication.begin()));
                return;
            } catch (PublicationException e) {
                LOG.warn("{}; trying again in {} ms", e.getMessage(), pause.toMillis());
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Interrupts what runs; it begins again with the next start. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("an analysis did not end in time; it is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
