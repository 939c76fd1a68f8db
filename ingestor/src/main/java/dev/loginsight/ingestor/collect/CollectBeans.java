package dev.loginsight.ingestor.collect;

import dev.loginsight.ingestor.filter.ErrorFilter;
import dev.loginsight.ingestor.publish.ErrorPublisher;
import dev.loginsight.ingestor.settings.IngestorProperties;
import dev.loginsight.ingestor.stats.StatsStore;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class CollectBeans {
    @Bean
    ErrorFilter ingestorErrorFilter(IngestorProperties properties) {
        return new ErrorFilter(properties.filter());
    }

    @Bean
    Collector ingestorCollector(
            ErrorFilter filter, ErrorPublisher publisher, StatsStore stats, IngestorProperties properties) {
        Path folder = properties.statsDatabase().toAbsolutePath().getParent();
        return new Collector(filter, publisher, stats, new DiskRoom(folder));
    }
}
