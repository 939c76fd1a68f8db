package dev.loginsight.worker;

import dev.loginsight.index.search.CodeIndexes;
import dev.loginsight.worker.agent.Analyst;
import dev.loginsight.worker.consume.Consumption;
import dev.loginsight.worker.evidence.IndexedCodebases;
import dev.loginsight.worker.insight.InsightComposer;
import dev.loginsight.worker.publish.DeadLetters;
import dev.loginsight.worker.publish.KafkaSender;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Everything this room brings into an application context; may be imported beside the ingestor's and the API's. Every bean's name
 * begins with {@code worker}. The opened code indexes are taken from the context where somebody else has made them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerProperties.class)
public class WorkerConfiguration {
    @Bean
    WorkerIndexes workerIndexes(ObjectProvider<CodeIndexes> shared, WorkerProperties properties) {
        CodeIndexes indexes = shared.getIfAvailable();
        return indexes == null ? WorkerIndexes.own(properties) : WorkerIndexes.shared(indexes);
    }

    @Bean
    InsightComposer workerInsightComposer(WorkerIndexes indexes, WorkerProperties properties) {
        Analyst analyst = properties.model().settings().map(Analyst::new).orElse(null);
        return new InsightComposer(new IndexedCodebases(indexes.indexes()), analyst, Clock.systemUTC());
    }

    @Bean
    KafkaSender workerKafkaSender(WorkerProperties properties) {
        return new KafkaSender(servers(properties));
    }

    @Bean
    DeadLetters workerDeadLetters(KafkaSender workerKafkaSender) {
        return new DeadLetters(workerKafkaSender, Consumption.GROUP);
    }

    @Bean
    Consumption workerConsumption(
            WorkerProperties properties,
            InsightComposer workerInsightComposer,
            KafkaSender workerKafkaSender,
            DeadLetters workerDeadLetters) {
        Consumption.Options options = new Consumption.Options(
                servers(properties),
                properties.kafka().partitions(),
                properties.worker().instanceId(),
                properties.worker().parallelAnalyses(),
                properties.worker().retryDelay());
        return new Consumption(options, workerInsightComposer, workerKafkaSender, workerDeadLetters, Clock.systemUTC());
    }

    @Bean
    HealthIndicator workerHealth(
            Consumption workerConsumption, DeadLetters workerDeadLetters, InsightComposer workerInsightComposer) {
        return new WorkerHealth(workerConsumption, workerDeadLetters, workerInsightComposer);
    }

    private static String servers(WorkerProperties properties) {
        String servers = properties.kafka().bootstrapServers();
        if (servers.isBlank()) {
            throw new IllegalStateException(
                    "loginsight.kafka.bootstrap-servers is empty: name a Kafka here, or run `loginsight serve`, which brings its own.");
        }
        return servers;
    }
}
