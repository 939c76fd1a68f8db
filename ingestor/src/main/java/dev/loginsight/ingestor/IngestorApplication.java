package dev.loginsight.ingestor;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** This room as a process of its own, in front of a Kafka elsewhere. Its configuration is {@code ingestor.yml}. */
public final class IngestorApplication {
    private IngestorApplication() {}

    public static void main(String[] args) {
        new SpringApplicationBuilder(IngestorConfiguration.class)
                .properties(Map.of("spring.config.name", "ingestor"))
                .bannerMode(Banner.Mode.OFF)
                .run(args);
    }
}
