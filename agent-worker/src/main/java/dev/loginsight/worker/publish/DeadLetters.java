package dev.loginsight.worker.publish;

import dev.loginsight.core.log.ErrorEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Puts records aside that no retry can help, byte for byte, with where they came from and why in Spring Kafka's usual headers
 * ({@link KafkaHeaders#DLT_EXCEPTION_MESSAGE} and its neighbours).
 */
public final class DeadLetters {
    public static final String TOPIC = ErrorEvent.TOPIC + ".dlt";

    private final KafkaSender sender;
    private final String group;
    private final AtomicLong put = new AtomicLong();

    /** @param group the consumer group that could not use the record */
    public DeadLetters(KafkaSender sender, String group) {
        this.sender = sender;
        this.group = group;
    }

    /** Records put aside since the start. */
    public long count() {
        return put.get();
    }

    public CompletableFuture<Void> put(ConsumerRecord<byte[], byte[]> poisoned, String reason) {
        return sender.send(letter(poisoned, poisoned.value(), reason))
                .exceptionallyCompose(failure -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    // The headers made it longer than the topic takes. The original stays until its own topic forgets
                    // it.
                    return cause instanceof RecordTooLargeException
                            ? sender.send(letter(poisoned, null, reason + "; too long to be copied here"))
                            : CompletableFuture.failedFuture(failure);
                })
                .thenRun(put::incrementAndGet);
    }

    private ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> poisoned, byte @Nullable [] value, String reason) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(TOPIC, poisoned.key(), value);
        poisoned.headers().forEach(letter.headers()::add);
        letter.headers()
                .add(KafkaHeaders.DLT_ORIGINAL_TOPIC, bytes(poisoned.topic()))
                .add(KafkaHeaders.DLT_ORIGINAL_PARTITION, bytes(poisoned.partition()))
                .add(KafkaHeaders.DLT_ORIGINAL_OFFSET, bytes(poisoned.offset()))
                .add(KafkaHeaders.DLT_ORIGINAL_TIMESTAMP, bytes(poisoned.timestamp()))
                .add(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, bytes(group))
                .add(KafkaHeaders.DLT_EXCEPTION_MESSAGE, bytes(reason));
        return letter;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
