package dev.loginsight.worker;

import dev.loginsight.worker.consume.Consumption;
import dev.loginsight.worker.insight.InsightComposer;
import dev.loginsight.worker.publish.DeadLetters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether errors are read and analysed. A failing model does not make the worker fail: insights then hold evidence only. */
final class WorkerHealth implements HealthIndicator {
    private final Consumption consumption;
    private final DeadLetters deadLetters;
    private final InsightComposer composer;

    WorkerHealth(Consumption consumption, DeadLetters deadLetters, InsightComposer composer) {
        this.consumption = consumption;
        this.deadLetters = deadLetters;
        this.composer = composer;
    }

    @Override
    public Health health() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("waiting", consumption.waiting());
        data.put("deadLetters", deadLetters.count());
        String model = composer.modelIdentity();
        data.put("model", model == null ? "none" : model);
        composer.modelFailure().ifPresent(reason -> data.put("modelFailure", reason));
        if (consumption.listening()) {
            return Health.up()
                    .withDetail("detail", "Errors are analysed as they come.")
                    .withDetails(data)
                    .build();
        }
        String trouble = consumption.trouble();
        String detail = trouble == null ? "The listener has stopped." : trouble;
        return Health.down().withDetail("detail", detail).withDetails(data).build();
    }
}
