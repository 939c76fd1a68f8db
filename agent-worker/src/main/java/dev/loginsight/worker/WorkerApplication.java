package dev.loginsight.worker;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** This room as a process of its own; any number may share the work of one cluster. Its configuration is {@code agent-worker.yml}. */
public final class WorkerApplication {
    private WorkerApplication() {}

    public static void main(String[] args) {
        new SpringApplicationBuilder(WorkerConfiguration.class)
                .properties(Map.of("spring.config.name", "agent-worker"))
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(args);
    }
}
