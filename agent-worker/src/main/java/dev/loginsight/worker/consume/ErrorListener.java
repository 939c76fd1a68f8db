package dev.loginsight.worker.consume;

import dev.loginsight.core.log.Fingerprint;
import dev.loginsight.worker.insight.ErrorGroup;
import dev.loginsight.worker.publish.DeadLetters;
import dev.loginsight.worker.publish.InsightPublisher;
import dev.loginsight.worker.publish.KafkaSender;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Counts a batch of errors and orders the analyses it calls for. When {@link #onMessage} returns, the broker has the counts, the dead
 * letters and, in the state topic, every analysis still to be made; only then does the container commit the batch's offsets. An exception
 * makes it come again, and counting twice changes nothing, because updates carry event ids.
 */
final class ErrorListener implements BatchMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorListener.class);
    private static final Duration CATCH_UP = Duration.ofSeconds(20);

    private final InsightPublisher publisher;
    private final DeadLetters deadLetters;
    private final StateTopic stateTopic;
    private final States states;
    private final AnalysisPolicy policy;
    private final Analyses analyses;
    private final Clock clock;
    private volatile Runnable afterEachBatch = () -> {};

    ErrorListener(
            InsightPublisher publisher,
            DeadLetters deadLetters,
            StateTopic stateTopic,
            States states,
            AnalysisPolicy policy,
            Analyses analyses,
            Clock clock) {
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.stateTopic = stateTopic;
        this.states = states;
        this.policy = policy;
        this.analyses = analyses;
        this.clock = clock;
    }

    void afterEachBatch(Runnable action) {
        afterEachBatch = action;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> messages) {
        ErrorBatch batch = ErrorBatch.of(messages);
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        List<Analyses.Job> jobs = new ArrayList<>();
        for (ErrorBatch.Poisoned poisoned : batch.poisoned()) {
            sent.add(putAside(poisoned));
        }
        for (ErrorBatch.Group group : batch.groups()) {
            sent.addAll(publisher.count(group.fingerprint(), group.insightId(), group.occurrences()));
            order(group, sent, jobs);
        }
        KafkaSender.await(sent);
        jobs.forEach(analyses::submit);
        afterEachBatch.run();
    }

    private CompletableFuture<Void> putAside(ErrorBatch.Poisoned poisoned) {
        ConsumerRecord<byte[], byte[]> message = poisoned.message();
        LOG.warn(
                "{}, partition {} offset {}: put aside on {}, because {}",
                message.topic(),
                message.partition(),
                message.offset(),
                DeadLetters.TOPIC,
                poisoned.reason());
        return deadLetters.put(message, poisoned.reason());
    }

    private void order(ErrorBatch.Group group, List<CompletableFuture<Void>> sent, List<Analyses.Job> jobs) {
        AnalysisState known = states.get(group.fingerprint()).orElse(null);
        if (known != null && known.isPending()) {
            // Ordered before, by us or by whoever had this partition; it is ours now, so nobody else will make it.
            jobs.add(new Analyses.Job(known.group(group.fingerprint()), group.partition(), known.failures()));
        } else if (policy.wantsAnalysis(known, group.first())) {
            ErrorGroup errors = group.forAnalysis();
            int failures = known == null ? 0 : known.failures();
            sent.add(stateTopic.put(
                    group.fingerprint(),
                    AnalysisState.pending(
                            clock.instant(),
                            group.partition(),
                            errors.event(),
                            errors.firstSeen(),
                            errors.lastSeen(),
                            failures)));
            jobs.add(new Analyses.Job(errors, group.partition(), failures));
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        if (assigned.isEmpty()) {
            return;
        }
        stateTopic.catchUp(CATCH_UP);
        Map<Fingerprint, AnalysisState> left = states.pendingOf(numbers(assigned));
        if (!left.isEmpty()) {
            LOG.info("{} analyses that were ordered earlier are made now", left.size());
        }
        left.forEach((fingerprint, state) ->
                analyses.submit(new Analyses.Job(state.group(fingerprint), state.partition(), state.failures())));
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        analyses.drop(numbers(revoked));
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
        analyses.drop(numbers(lost));
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}
