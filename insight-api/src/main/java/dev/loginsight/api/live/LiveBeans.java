package dev.loginsight.api.live;

import dev.loginsight.api.settings.ApiProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class LiveBeans {
    @Bean
    LiveUpdates insightApiLiveUpdates(ApiProperties properties) {
        return new LiveUpdates(
                properties.api().maxLiveClients(), properties.api().heartbeat());
    }

    @Bean
    LiveController insightApiLiveController(LiveUpdates updates) {
        return new LiveController(updates);
    }
}
