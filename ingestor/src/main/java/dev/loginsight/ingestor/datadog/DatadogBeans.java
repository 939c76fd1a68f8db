package dev.loginsight.ingestor.datadog;

import dev.loginsight.ingestor.collect.Collector;
import dev.loginsight.ingestor.http.BodyReader;
import dev.loginsight.ingestor.settings.IngestorProperties;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class DatadogBeans {
    @Bean
    DatadogController ingestorDatadogController(BodyReader bodies, IngestorProperties properties, Collector collector) {
        DatadogRecords records =
                new DatadogRecords(properties.datadog(), properties.ingest().zoneId());
        return new DatadogController(bodies, records, collector, InstantSource.system());
    }
}
