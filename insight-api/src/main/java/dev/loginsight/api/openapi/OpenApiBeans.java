package dev.loginsight.api.openapi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class OpenApiBeans {
    @Bean
    OpenApiController insightApiOpenApiController() {
        return new OpenApiController();
    }
}
