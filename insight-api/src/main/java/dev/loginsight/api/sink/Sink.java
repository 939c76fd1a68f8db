package dev.loginsight.api.sink;

import dev.loginsight.core.insight.InsightUpdate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Listens on {@link InsightUpdate#TOPIC} from the start of the application to its end. Where Kafka is not there yet the application
 * starts all the same, health says so, and listening begins once it answers.
 *
 * <p>The container is no bean, and neither is its consumer factory: as beans they would take the place of other rooms' in one process.
 */
final class Sink implements SmartLifecycle {
    static final String GROUP = "loginsight-sink";

    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(20);
    private static final int BATCH = 500;

    private final KafkaLink kafka;
    private final DeadLetters deadLetters;
    private final SinkState state;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private @Nullable Thread starter;
    private volatile boolean running;

    /** @param instanceId this process's own in the consumer group; empty for none */
    Sink(KafkaLink kafka, String instanceId, SinkListener listener, DeadLetters deadLetters, SinkState state) {
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.state = state;
        this.container = container(kafka.bootstrapServers(), instanceId, listener);
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> container(
            String servers, String instanceId, SinkListener listener) {
        Map<String, Object> consumer = new HashMap<>();
        consumer.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        // After a SIGKILL the group waits this long for the dead member, unless the next one has its name.
        consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        consumer.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        if (!instanceId.isBlank()) {
            consumer.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
        }
        ContainerProperties properties = new ContainerProperties(InsightUpdate.TOPIC);
        properties.setMessageListener(listener);
        properties.setAckMode(AckMode.BATCH);
        properties.setClientId("insight-api-sink");
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setBeanName("insightApiSink");
        container.setCommonErrorHandler(retryForEver());
        return container;
    }

    /** Whatever fails here is not the records' fault, those are put aside before; so nothing is ever given up. */
    private static DefaultErrorHandler retryForEver() {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY.toMillis(), 2);
        backOff.setMaxInterval(LAST_RETRY.toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (record, e) -> {
                    throw new IllegalStateException("a record is never given up", e);
                },
                backOff);
        handler.setClassifications(Map.of(), true);
        // The listener has said it already, once and not at each attempt.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    @Override
    public synchronized void start() {
        running = true;
        starter = Thread.ofVirtual().name("insight-api-sink-start").start(this::startWhenKafkaAnswers);
    }

    private void startWhenKafkaAnswers() {
        Duration pause = FIRST_RETRY;
        while (running && !tryToStart()) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? pause.multipliedBy(2) : LAST_RETRY;
        }
    }

    private boolean tryToStart() {
        try {
            kafka.createMissingTopics();
            startContainer();
            state.recovered();
            return true;
        } catch (RuntimeException e) {
            if (running && state.troubled(String.valueOf(e.getMessage()))) {
                LOG.warn("{}", e.getMessage());
            }
            return false;
        }
    }

    private synchronized void startContainer() {
        if (running) {
            container.start();
            state.isRunning(true);
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
            if (starter != null) {
                starter.interrupt();
            }
        }
        container.stop();
        state.isRunning(false);
        deadLetters.close();
        kafka.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
