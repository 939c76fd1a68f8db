package dev.loginsight.api.insights;

import dev.loginsight.core.insight.InsightStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class InsightsBeans {
    @Bean
    InsightController insightApiInsightController(InsightStore store) {
        return new InsightController(store, Clock.systemUTC());
    }
}
