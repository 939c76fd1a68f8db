package dev.loginsight.api.sink;

import dev.loginsight.core.insight.InsightUpdate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Puts records aside that can never be stored, byte for byte, with where they came from and why in Spring Kafka's usual headers. The
 * producer is made when the first one comes, which is rarely.
 */
final class DeadLetters implements AutoCloseable {
    static final String TOPIC = InsightUpdate.TOPIC + ".dlt";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<Producer<byte[], byte[]>> factory;
    private @Nullable Producer<byte[], byte[]> producer;

    DeadLetters(String bootstrapServers) {
        this.factory = () -> new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        (int) PATIENCE.toMillis(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis() / 2,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Integer.MAX_VALUE / 4),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Returns once the broker has it. @throws IllegalStateException if it has not */
    synchronized void put(ConsumerRecord<byte[], byte[]> record, String why, String group) {
        if (producer == null) {
            producer = factory.get();
        }
        try {
            send(producer, copy(record, record.value(), why, group));
        } catch (RecordTooLargeException e) {
            // The headers have made it longer than the topic takes. The original stays where it is until the topic
            // forgets it.
            send(producer, copy(record, null, why + "; too long to be copied", group));
        }
    }

    private static void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> letter) {
        try {
            producer.send(letter).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while putting a dead letter", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                throw tooLarge;
            }
            throw failed(e);
        } catch (TimeoutException | KafkaException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(Exception e) {
        return new IllegalStateException(
                "A record that cannot be stored could not be put on %s either (%s); it is kept and tried again."
                        .formatted(TOPIC, e.getMessage()),
                e);
    }

    private static ProducerRecord<byte[], byte[]> copy(
            ConsumerRecord<byte[], byte[]> record, byte @Nullable [] value, String why, String group) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(TOPIC, record.key(), value);
        record.headers().forEach(letter.headers()::add);
        letter.headers()
                .add(KafkaHeaders.DLT_ORIGINAL_TOPIC, bytes(record.topic()))
                .add(
                        KafkaHeaders.DLT_ORIGINAL_PARTITION,
                        ByteBuffer.allocate(4).putInt(record.partition()).array())
                .add(
                        KafkaHeaders.DLT_ORIGINAL_OFFSET,
                        ByteBuffer.allocate(8).putLong(record.offset()).array())
                .add(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, bytes(group))
                .add(KafkaHeaders.DLT_EXCEPTION_MESSAGE, bytes(why));
        return letter;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }
}
