package dev.loginsight.cli.serve;

import dev.loginsight.api.InsightApiConfiguration;
import dev.loginsight.ingestor.IngestorConfiguration;
import dev.loginsight.worker.WorkerConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The three applications in one context: one port, one Kafka, one store. */
@Configuration(proxyBeanMethods = false)
@Import({IngestorConfiguration.class, WorkerConfiguration.class, InsightApiConfiguration.class})
class ServeConfiguration {}
