package dev.loginsight.worker.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The worker's one producer. A record is sent when all in-sync replicas have it, and sent once however often the network stutters. */
public final class KafkaSender implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    public KafkaSender(String bootstrapServers) {
        this(new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "loginsight-worker",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        // More at a time can overtake each other on a topic that is just being created, and the
                        // one behind is then refused until it expires (KAFKA-15591).
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        // Shorter than max.poll.interval.ms: a batch that cannot be published fails before the group
                        // gives us up.
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        60_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        60_000,
                        // The topic's limit decides; the client's own would only hide it.
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        64 << 20,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        96L << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer()));
    }

    /** @param producer closed with this */
    public KafkaSender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Completes when the broker has the record, exceptionally when it will not have it. */
    public CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> message) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            producer.send(message, (metadata, failure) -> {
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            // What is known at once, such as a record that is too large, is thrown and not passed to the callback.
            sent.completeExceptionally(e);
        }
        return sent;
    }

    /**
     * Waits until the broker has all of them.
     *
     * @throws PublicationException if it has not
     */
    public static void await(List<CompletableFuture<Void>> sent) {
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new PublicationException(e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
