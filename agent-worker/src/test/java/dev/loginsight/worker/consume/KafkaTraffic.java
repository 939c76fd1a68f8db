package dev.loginsight.worker.consume;

import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.worker.publish.KafkaJson;
import dev.loginsight.worker.publish.KafkaSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Writes what an ingestor would write, and reads what the worker wrote. */
public final class KafkaTraffic implements AutoCloseable {
    private final String bootstrapServers;
    private final KafkaSender sender;

    public KafkaTraffic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.sender = new KafkaSender(bootstrapServers);
        new Topics(bootstrapServers, 3).createMissing();
    }

    public void send(List<ErrorEvent> errors) {
        KafkaSender.await(errors.stream()
                .map(error -> sender.send(new ProducerRecord<>(
                        ErrorEvent.TOPIC,
                        error.fingerprint().value().getBytes(StandardCharsets.UTF_8),
                        KafkaJson.write(error))))
                .toList());
    }

    void sendRaw(String topic, String key, byte @Nullable [] value) {
        KafkaSender.await(
                List.of(sender.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))));
    }

    public Reader read(String topic) {
        return new Reader(bootstrapServers, topic);
    }

    /** Reads a topic from its beginning. */
    public static final class Reader implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;

        Reader(String bootstrapServers, String topic) {
            consumer = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "earliest",
                            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                            100_000),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        public List<ConsumerRecord<byte[], byte[]>> poll() {
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            return found;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
