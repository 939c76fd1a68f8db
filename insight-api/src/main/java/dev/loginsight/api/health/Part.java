package dev.loginsight.api.health;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** The state of one part, the same on our own page and for Spring's health endpoint where a process has one. */
final class Part implements HealthIndicator {
    /** Works without; Spring knows no such word, and counts it as working. */
    static final Status DEGRADED = new Status("DEGRADED");

    static final String DETAIL = "detail";

    interface Check {
        Health check();
    }

    private final Check check;

    Part(Check check) {
        this.check = check;
    }

    static Health up(String detail, Map<String, ?> data) {
        return Health.up().withDetail(DETAIL, detail).withDetails(data).build();
    }

    static Health degraded(String detail, Map<String, ?> data) {
        return Health.status(DEGRADED)
                .withDetail(DETAIL, detail)
                .withDetails(data)
                .build();
    }

    static Health down(String detail, Map<String, ?> data) {
        return Health.down().withDetail(DETAIL, detail).withDetails(data).build();
    }

    @Override
    public Health health() {
        try {
            return check.check();
        } catch (RuntimeException e) {
            return down(String.valueOf(e.getMessage()), Map.of());
        }
    }
}
