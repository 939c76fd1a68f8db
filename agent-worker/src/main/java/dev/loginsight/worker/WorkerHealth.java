package dev.loginsight.worker;

import dev.loginsight.worker.consume.Consumption;
import dev.loginsight.worker.insight.InsightComposer;
import dev.loginsight.worker.publish.DeadLetters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether errors are read and analysed. Where only the model fails the worker is degraded: insights then hold evidence only. */
final class WorkerHealth implements HealthIndicator {
    /** Works without; Spring knows no such word, and counts it as working. */
    private static final Status DEGRADED = new Status("DEGRADED");

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
        Optional<String> modelFailure = composer.modelFailure();
        modelFailure.ifPresent(reason -> data.put("modelFailure", reason));
        if (!consumption.listening()) {
            String trouble = consumption.trouble();
            return health(Status.DOWN, trouble == null ? "The listener has stopped." : trouble, data);
        }
        return modelFailure
                .map(reason -> health(DEGRADED, unanswered(reason), data))
                .orElseGet(() -> health(Status.UP, "Errors are analysed as they come.", data));
    }

    private static String unanswered(String reason) {
        return "The model gave no answer to the last question, so insights hold places and evidence only until it answers again: "
                + reason;
    }

    private static Health health(Status status, String detail, Map<String, Object> data) {
        return Health.status(status)
                .withDetail("detail", detail)
                .withDetails(data)
                .build();
    }
}
