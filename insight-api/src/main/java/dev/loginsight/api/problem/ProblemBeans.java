package dev.loginsight.api.problem;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ProblemBeans {
    @Bean
    ProblemResolver insightApiProblemResolver() {
        return new ProblemResolver();
    }
}
