package dev.loginsight.api.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is. Apart from the rest, because in one process with the broker the answer comes only once that is up, and the web
 * server need not wait for it.
 *
 * @param bootstrapServers {@code host:port}, separated by commas
 * @param partitions of topics that have to be created
 */
@ConfigurationProperties("loginsight.kafka")
public record KafkaProperties(
        @DefaultValue("") String bootstrapServers,
        @DefaultValue("3") int partitions) {
    public KafkaProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException("loginsight.kafka.partitions must be at least 1: " + partitions);
        }
    }
}
