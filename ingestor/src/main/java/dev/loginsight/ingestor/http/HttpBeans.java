package dev.loginsight.ingestor.http;

import dev.loginsight.ingestor.collect.Collector;
import dev.loginsight.ingestor.settings.IngestorProperties;
import java.time.InstantSource;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class HttpBeans {
    @Bean
    BodyReader ingestorBodyReader(IngestorProperties properties) {
        return new BodyReader(properties.ingest().maxBodyBytes());
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> ingestorProblemValve() {
        return tomcat -> tomcat.addContextCustomizers(ProblemValve::replaceTomcats);
    }

    @Bean
    EventsController ingestorEventsController(BodyReader bodies, IngestorProperties properties, Collector collector) {
        return new EventsController(
                bodies, new EventDecoder(properties.ingest().zoneId()), collector, InstantSource.system());
    }
}
