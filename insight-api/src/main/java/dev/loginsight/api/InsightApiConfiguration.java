package dev.loginsight.api;

import dev.loginsight.api.codebase.CodebaseBeans;
import dev.loginsight.api.dashboard.DashboardBeans;
import dev.loginsight.api.guard.GuardBeans;
import dev.loginsight.api.health.HealthBeans;
import dev.loginsight.api.insights.InsightsBeans;
import dev.loginsight.api.live.LiveBeans;
import dev.loginsight.api.openapi.OpenApiBeans;
import dev.loginsight.api.problem.ProblemBeans;
import dev.loginsight.api.settings.ApiProperties;
import dev.loginsight.api.settings.KafkaProperties;
import dev.loginsight.api.sink.SinkBeans;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything this room brings into an application context; may be imported beside the ingestor's and the worker's. Every bean's name
 * begins with {@code insightApi}. Beans that a process has only one of, the insight store and the opened code indexes, are made here
 * only where nobody else has made them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ApiProperties.class, KafkaProperties.class})
@Import({
    CodebaseBeans.class,
    DashboardBeans.class,
    GuardBeans.class,
    HealthBeans.class,
    InsightsBeans.class,
    LiveBeans.class,
    OpenApiBeans.class,
    ProblemBeans.class,
    SinkBeans.class
})
@ImportAutoConfiguration({
    DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    SharedBeans.class,
    ThymeleafAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
public class InsightApiConfiguration {}
