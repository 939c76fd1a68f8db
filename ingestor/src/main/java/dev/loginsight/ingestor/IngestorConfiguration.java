package dev.loginsight.ingestor;

import dev.loginsight.ingestor.collect.CollectBeans;
import dev.loginsight.ingestor.datadog.DatadogBeans;
import dev.loginsight.ingestor.http.HttpBeans;
import dev.loginsight.ingestor.publish.PublishBeans;
import dev.loginsight.ingestor.settings.IngestorProperties;
import dev.loginsight.ingestor.stats.StatsBeans;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything this room brings into an application context; may be imported beside the worker's and the API's. Every bean's name
 * begins with {@code ingestor}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestorProperties.class)
@Import({CollectBeans.class, DatadogBeans.class, HttpBeans.class, PublishBeans.class, StatsBeans.class})
@ImportAutoConfiguration({
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
public class IngestorConfiguration {}
