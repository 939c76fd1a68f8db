package dev.loginsight.ingestor.stats;

import dev.loginsight.ingestor.settings.IngestorProperties;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class StatsBeans {
    @Bean(destroyMethod = "close")
    StatsStore ingestorStatsStore(IngestorProperties properties) {
        return StatsStore.open(
                properties.statsDatabase(),
                properties.stats().memory().toBytes(),
                properties.stats().retention(),
                InstantSource.system());
    }
}
