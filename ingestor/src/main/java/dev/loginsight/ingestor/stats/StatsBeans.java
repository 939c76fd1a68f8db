package dev.loginsight.ingestor.stats;

import dev.loginsight.ingestor.settings.IngestorProperties;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
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

    @Bean
    StatsController ingestorStatsController(StatsStore stats) {
        return new StatsController(stats);
    }

    @Bean
    HealthIndicator ingestorStatsHealthIndicator(StatsStore stats) {
        return () -> {
            String problem = stats.problem();
            return problem == null
                    ? Health.up().withDetail("detail", "Counts are written.").build()
                    : Health.down().withDetail("detail", problem).build();
        };
    }
}
