package dev.loginsight.worker.consume;

import dev.loginsight.core.log.Fingerprint;
import dev.loginsight.worker.publish.KafkaJson;
import dev.loginsight.worker.publish.KafkaSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was analysed, when, and whether to try again: a compacted topic that every worker reads whole before it begins and follows from
 * then on, so that a restart or a rebalance forgets nothing.
 */
final class StateTopic implements AutoCloseable {
    static final String TOPIC = "ai.insights.state";

    private static final Logger LOG = LoggerFactory.getLogger(StateTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    /** Somebody who waits until everything written before is read. */
    private record Waiting(Map<TopicPartition, Long> until, CompletableFuture<Void> reached) {}

    private final States states;
    private final KafkaSender sender;
    private final Consumer<byte[], byte[]> consumer;
    private final Queue<CompletableFuture<Void>> asking = new ConcurrentLinkedQueue<>();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread follower;

    StateTopic(String bootstrapServers, States states, KafkaSender sender) {
        this.states = states;
        this.sender = sender;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "loginsight-worker-state",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        4 << 20,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        1 << 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Starts to follow the topic.
     *
     * @return completes when everything that was in it at this moment has been read
     */
    synchronized CompletableFuture<Void> start() {
        CompletableFuture<Void> loaded = caughtUp();
        if (closing.getCount() > 0) {
            follower =
                    Thread.ofPlatform().name("loginsight-worker-state").daemon().start(this::follow);
        }
        return loaded;
    }

    /** Waits until everything that is in the topic now has been read; after the limit the caller goes on with what there is. */
    void catchUp(Duration limit) {
        try {
            caughtUp().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn(
                    "{} could not be read to its end within {} s; a group may be analysed twice",
                    TOPIC,
                    limit.toSeconds());
        }
    }

    private CompletableFuture<Void> caughtUp() {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        asking.add(reached);
        return reached;
    }

    /** Completes when the broker has the state; only then does this process go by it. */
    CompletableFuture<Void> put(Fingerprint fingerprint, AnalysisState state) {
        byte[] key = fingerprint.value().getBytes(StandardCharsets.US_ASCII);
        return sender.send(new ProducerRecord<>(TOPIC, key, KafkaJson.write(state)))
                .thenRun(() -> states.put(fingerprint, state));
    }

    private void follow() {
        try (consumer) {
            boolean assigned = false;
            while (closing.getCount() > 0) {
                try {
                    assigned = assigned || assign();
                    if (assigned) {
                        step();
                    }
                } catch (WakeupException e) {
                    LOG.debug("woken up to close");
                } catch (KafkaException e) {
                    LOG.warn("{} cannot be read ({}); trying again", TOPIC, e.getMessage());
                    pause();
                }
            }
        }
        asking.forEach(future -> future.cancel(false));
        waiting.forEach(entry -> entry.reached().cancel(false));
    }

    private boolean assign() {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            pause();
            return false;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return true;
    }

    private void step() {
        for (CompletableFuture<Void> future = asking.peek(); future != null; future = asking.peek()) {
            waiting.add(new Waiting(consumer.endOffsets(consumer.assignment()), future));
            asking.remove();
        }
        // Whoever waits should not wait for the poll to time out on a topic without news.
        consumer.poll(waiting.isEmpty() ? POLL : Duration.ofMillis(50)).forEach(this::read);
        waiting.removeIf(entry -> {
            boolean there = entry.until().entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            return there && entry.reached().complete(null);
        });
    }

    private void read(ConsumerRecord<byte[], byte[]> stored) {
        try {
            Fingerprint fingerprint = new Fingerprint(new String(stored.key(), StandardCharsets.US_ASCII));
            if (stored.value() == null) {
                states.remove(fingerprint);
            } else {
                states.put(fingerprint, KafkaJson.read(stored.value(), AnalysisState.class));
            }
        } catch (RuntimeException e) {
            // A group whose state cannot be read is analysed once more; that is all it costs.
            LOG.warn(
                    "{}, partition {} offset {}: unreadable, ignored ({})",
                    TOPIC,
                    stored.partition(),
                    stored.offset(),
                    e.getMessage());
        }
    }

    private void pause() {
        try {
            if (closing.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("closed while waiting to try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closing.countDown();
        if (follower == null) {
            consumer.close();
            return;
        }
        consumer.wakeup();
        try {
            follower.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
