package dev.loginsight.ingestor.publish;

import dev.loginsight.ingestor.settings.IngestorProperties;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

@Configuration(proxyBeanMethods = false)
public class PublishBeans {
    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(3);

    @Bean(destroyMethod = "close")
    ErrorTopic ingestorErrorTopic(IngestorProperties properties) {
        return new ErrorTopic(
                properties.kafka().bootstrapServers(), properties.kafka().partitions());
    }

    @Bean
    KafkaTemplate<String, byte[]> ingestorKafkaTemplate(IngestorProperties properties) {
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(producer(properties.kafka())));
    }

    @Bean
    ErrorPublisher ingestorErrorPublisher(
            @Qualifier("ingestorKafkaTemplate") KafkaTemplate<String, byte[]> kafka,
            ErrorTopic topic,
            IngestorProperties properties) {
        return new ErrorPublisher(kafka, topic, properties.kafka().timeout());
    }

    /** So that the first request need not wait for it, nor a consumer create the topic with fewer partitions. */
    @Bean
    SmartInitializingSingleton ingestorTopicCreator(ErrorTopic topic) {
        return () -> Thread.ofVirtual().name("ingestor-topic").start(topic::tryEnsure);
    }

    @Bean
    HealthIndicator ingestorKafkaHealthIndicator(ErrorTopic topic) {
        return () -> topic.unreachable(HEALTH_PATIENCE)
                .map(why -> Health.down().withDetail("detail", why))
                .orElseGet(() -> Health.up().withDetail("detail", "Kafka takes errors."))
                .build();
    }

    private static Map<String, Object> producer(IngestorProperties.Kafka kafka) {
        Duration timeout = kafka.timeout();
        int millis = (int) Math.min(Integer.MAX_VALUE / 4, timeout.toMillis());
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "loginsight-ingestor"),
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // More at a time can overtake each other on a topic that is just being created, and the one behind is
                // then refused until it expires (KAFKA-15591).
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024),
                // The sender waits meanwhile, so nothing may be kept trying for longer than it was promised.
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ErrorPublisher.DELIVERY * millis));
    }
}
