package dev.loginsight.api.problem;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ProblemBeans {
    @Bean
    ProblemResolver insightApiProblemResolver() {
        return new ProblemResolver();
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> insightApiProblemValve() {
        return tomcat -> tomcat.addContextCustomizers(ProblemValve::replaceTomcats);
    }
}
