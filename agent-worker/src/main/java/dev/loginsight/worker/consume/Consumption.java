package dev.loginsight.worker.consume;

import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.worker.insight.InsightComposer;
import dev.loginsight.worker.publish.DeadLetters;
import dev.loginsight.worker.publish.InsightPublisher;
import dev.loginsight.worker.publish.KafkaSender;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The worker's life: topics, then the whole state topic, then listening. Where Kafka is not there yet the application starts all the
 * same, health says so, and work begins once it answers.
 *
 * <p>While many analyses wait the container is paused: it keeps its partitions and its place in the group, and Kafka keeps the errors.
 *
 * <p>The container is no bean, so that it takes nobody's place where several rooms share a process.
 */
public final class Consumption implements SmartLifecycle {
    public static final String GROUP = "loginsight-worker";

    private static final Logger LOG = LoggerFactory.getLogger(Consumption.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(20);
    /** Each waiting analysis holds one slim event; beyond this many Kafka is the better place to wait. */
    private static final int MANY = 500;

    private final Topics topics;
    private final StateTopic stateTopic;
    private final Analyses analyses;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private final Object pausing = new Object();
    private @Nullable Thread starter;
    private volatile boolean running;
    private volatile @Nullable String trouble = "Not listening for errors yet.";

    /**
     * @param partitions of topics that have to be created
     * @param instanceId lets a restarted worker take its partitions back at once; empty where workers have no names
     * @param parallelAnalyses errors analysed at one time
     * @param retryDelay first pause before an incomplete analysis is repeated
     */
    public record Options(
            String bootstrapServers, int partitions, String instanceId, int parallelAnalyses, Duration retryDelay) {}

    public Consumption(
            Options options, InsightComposer composer, KafkaSender sender, DeadLetters deadLetters, Clock clock) {
        States states = new States();
        AnalysisPolicy policy = new AnalysisPolicy(composer, options.retryDelay(), clock);
        InsightPublisher publisher = new InsightPublisher(sender);
        topics = new Topics(options.bootstrapServers(), options.partitions());
        stateTopic = new StateTopic(options.bootstrapServers(), states, sender);
        analyses = new Analyses(composer, publisher, stateTopic, states, policy, options.parallelAnalyses());
        ErrorListener listener = new ErrorListener(publisher, deadLetters, stateTopic, states, policy, analyses, clock);
        container = container(options, listener);
        listener.afterEachBatch(this::pauseWhileManyWait);
        analyses.whenOneIsDone(this::resumeWhenFewWait);
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> container(
            Options options, ErrorListener listener) {
        ContainerProperties properties = new ContainerProperties(ErrorEvent.TOPIC);
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(listener);
        // Offsets are committed when the listener has returned, in the same thread, before the next poll.
        properties.setAckMode(AckMode.BATCH);
        properties.setSyncCommits(true);
        // Credentials that are refused may be put right at the cluster, without a restart here.
        properties.setAuthExceptionRetryInterval(LAST_RETRY);
        properties.setClientId(GROUP);
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                        consumer(options), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setBeanName("loginsightWorker");
        container.setCommonErrorHandler(retryForEver());
        return container;
    }

    private static Map<String, Object> consumer(Options options) {
        Map<String, Object> consumer = new HashMap<>();
        consumer.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        // A killed worker's partitions move on after this long; analyses run in other threads, so heartbeats never wait
        // for a model.
        consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        consumer.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        if (!options.instanceId().isBlank()) {
            consumer.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, options.instanceId());
        }
        return consumer;
    }

    /** Records that cannot be read are put aside by the listener, so whatever fails here is not their fault: nothing is ever given up. */
    private static DefaultErrorHandler retryForEver() {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY.toMillis(), 2);
        backOff.setMaxInterval(LAST_RETRY.toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
        // By default some exceptions count as hopeless, and the batch would be skipped.
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    private void pauseWhileManyWait() {
        synchronized (pausing) {
            if (analyses.size() >= MANY && !container.isPauseRequested()) {
                LOG.info("{} analyses wait; reading on when half of them are made", analyses.size());
                container.pause();
            }
        }
    }

    private void resumeWhenFewWait() {
        synchronized (pausing) {
            if (analyses.size() <= MANY / 2 && container.isPauseRequested()) {
                container.resume();
            }
        }
    }

    /** Whether it reads errors now; otherwise {@link #trouble} says why not. */
    public boolean listening() {
        return running && trouble == null && container.isRunning();
    }

    /** Analyses that wait or run. */
    public int waiting() {
        return analyses.size();
    }

    /** What keeps the worker from reading errors; null when nothing does. They wait in Kafka meanwhile. */
    public @Nullable String trouble() {
        return trouble;
    }

    @Override
    public synchronized void start() {
        running = true;
        starter = Thread.ofPlatform().name("loginsight-worker-start").daemon().start(this::startWhenKafkaAnswers);
    }

    private void startWhenKafkaAnswers() {
        try {
            createTopics();
            stateTopic.start().join();
            startContainer();
        } catch (InterruptedException | CancellationException | CompletionException e) {
            LOG.debug("stopped before it had begun", e);
        }
    }

    private void createTopics() throws InterruptedException {
        Duration pause = FIRST_RETRY;
        while (running) {
            try {
                topics.createMissing();
                return;
            } catch (IllegalStateException e) {
                if (!String.valueOf(e.getMessage()).equals(trouble)) {
                    LOG.warn("{}", e.getMessage());
                }
                trouble = e.getMessage();
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? pause.multipliedBy(2) : LAST_RETRY;
            }
        }
    }

    private synchronized void startContainer() {
        if (running) {
            container.start();
            trouble = null;
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
            trouble = "Stopped.";
            if (starter != null) {
                starter.interrupt();
            }
        }
        container.stop();
        analyses.close();
        stateTopic.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
