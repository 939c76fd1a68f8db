package dev.loginsight.cli.serve;

import dev.loginsight.api.InsightApiConfiguration;
import dev.loginsight.ingestor.IngestorConfiguration;
import dev.loginsight.worker.WorkerConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The three applications in one context: one port, one Kafka, one store. */
@Configuration(proxyBeanMethods = false)
@Import({IngestorConfiguration.class, WorkerConfiguration.class, InsightApiConfiguration.class})
class ServeConfiguration {
    /** There are no files to be served; without a folder of ours Tomcat leaves one in the system's temporary folder when it is killed. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> documentRoot(
            @Value("${server.tomcat.basedir}") Path baseDirectory) throws IOException {
        Path empty = Files.createDirectories(baseDirectory.resolve("docbase"));
        return factory -> factory.setDocumentRoot(empty.toFile());
    }
}
