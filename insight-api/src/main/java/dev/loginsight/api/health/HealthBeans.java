package dev.loginsight.api.health;

import dev.loginsight.api.codebase.Repositories;
import dev.loginsight.api.live.LiveUpdates;
import dev.loginsight.api.settings.ApiProperties;
import dev.loginsight.api.sink.KafkaLink;
import dev.loginsight.api.sink.SinkState;
import dev.loginsight.core.insight.InsightStore;
import dev.loginsight.index.search.CodeIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class HealthBeans {
    @Bean
    HealthController insightApiHealthController(ListableBeanFactory beans) {
        return new HealthController(beans.getBeansOfType(HealthIndicator.class));
    }

    @Bean
    HealthIndicator insightApiHealthStore(InsightStore store) {
        return new Part(() -> Part.up("The insight store answers.", Map.of("occurrences", store.occurrences())));
    }

    @Bean
    HealthIndicator insightApiHealthKafka(KafkaLink kafka) {
        return new Part(() -> kafka.unreachable()
                .map(why -> Part.down(why, Map.of()))
                .orElseGet(() -> Part.up("Kafka answers at %s.".formatted(kafka.bootstrapServers()), Map.of())));
    }

    @Bean
    HealthIndicator insightApiHealthSink(SinkState state) {
        return new Part(() -> sink(state));
    }

    private static Health sink(SinkState state) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("stored", state.stored());
        data.put("deadLetters", state.deadLetters());
        SinkState.Trouble trouble = state.trouble();
        if (trouble != null) {
            data.put("since", trouble.since().toString());
            return Part.down("%s Updates wait in Kafka meanwhile.".formatted(trouble.sentence()), data);
        }
        return state.running()
                ? Part.up("Updates are stored as they come.", data)
                : Part.down("Not listening for updates yet.", data);
    }

    @Bean
    HealthIndicator insightApiHealthIndex(Repositories repositories) {
        return new Part(() -> index(repositories));
    }

    private static Health index(Repositories repositories) {
        List<String> names = repositories.all().stream().map(CodeIndex::name).toList();
        Map<String, ?> data = Map.of("repositories", names);
        List<String> problems = repositories.problems();
        if (!problems.isEmpty()) {
            return Part.degraded(String.join(" ", problems), data);
        }
        return names.isEmpty()
                ? Part.degraded("No repository is indexed here, so code cannot be asked for.", data)
                : Part.up("Can be asked: %s.".formatted(String.join(", ", names)), data);
    }

    @Bean
    HealthIndicator insightApiHealthModel(ApiProperties properties) {
        ApiProperties.Model model = properties.model();
        return new Part(() -> model.configured()
                ? Part.up("A chat model is configured.", Map.of("name", model.name()))
                : Part.up(
                        "No chat model is configured: insights hold ranked places and evidence, no explanation.",
                        Map.of()));
    }

    @Bean
    HealthIndicator insightApiHealthLive(LiveUpdates live) {
        return new Part(() -> Part.up("Live updates are open.", Map.of("listeners", live.listeners())));
    }
}
