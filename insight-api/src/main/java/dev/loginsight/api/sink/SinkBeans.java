package dev.loginsight.api.sink;

import dev.loginsight.api.live.LiveUpdates;
import dev.loginsight.api.settings.ApiProperties;
import dev.loginsight.api.settings.KafkaProperties;
import dev.loginsight.core.insight.InsightStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SinkBeans {
    @Bean
    SinkState insightApiSinkState() {
        return new SinkState();
    }

    @Bean(destroyMethod = "close")
    KafkaLink insightApiKafkaLink(KafkaProperties properties) {
        String servers = properties.bootstrapServers();
        if (servers.isBlank()) {
            throw new IllegalStateException(
                    "loginsight.kafka.bootstrap-servers is empty: name a Kafka here, or run `loginsight serve`, which brings its own.");
        }
        return new KafkaLink(servers, properties.partitions());
    }

    @Bean
    Sink insightApiSink(
            KafkaLink kafka, ApiProperties properties, InsightStore store, LiveUpdates live, SinkState state) {
        DeadLetters deadLetters = new DeadLetters(kafka.bootstrapServers());
        SinkListener listener = new SinkListener(store, live, deadLetters, state);
        return new Sink(kafka, properties.api().instanceId(), listener, deadLetters, state);
    }
}
