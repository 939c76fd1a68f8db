package dev.loginsight.api;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** This room as a process of its own, beside an ingestor and workers elsewhere. Its configuration is {@code insight-api.yml}. */
public final class InsightApiApplication {
    private InsightApiApplication() {}

    public static void main(String[] args) {
        new SpringApplicationBuilder(InsightApiConfiguration.class)
                .properties(Map.of("spring.config.name", "insight-api"))
                .bannerMode(Banner.Mode.OFF)
                .run(args);
    }
}
