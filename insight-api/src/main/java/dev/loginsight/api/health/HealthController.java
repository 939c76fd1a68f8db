package dev.loginsight.api.health;

import dev.loginsight.api.health.HealthDocument.Component;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows every part that this process has a health indicator for, those of other rooms in the same process included. */
@RestController
@Tag(name = "health")
final class HealthController {
    private static final String BEAN_PREFIX = "insightApiHealth";

    private final Map<String, HealthIndicator> parts = new TreeMap<>();

    /** @param indicators by bean name */
    HealthController(Map<String, HealthIndicator> indicators) {
        indicators.forEach((bean, indicator) -> parts.put(name(bean), indicator));
    }

    private static String name(String bean) {
        String name = bean.replaceFirst("^" + BEAN_PREFIX, "")
                .replaceFirst("(HealthIndicator|HealthContributor|Health)$", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    @GetMapping(path = "/api/health", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "health",
            summary = "Say whether this process is well",
            description =
                    "A part that is \"degraded\" is missing something that would help; a part that is \"down\" is needed.")
    @ApiResponse(responseCode = "200", description = "Up or degraded.")
    @ApiResponse(responseCode = "503", description = "A part that is needed is down; the body is the same.")
    ResponseEntity<HealthDocument> health() {
        Map<String, Component> components = new LinkedHashMap<>();
        parts.forEach((name, part) -> components.put(name, component(part.health())));
        String status = worst(components);
        return ResponseEntity.status("down".equals(status) ? 503 : 200)
                .cacheControl(CacheControl.noStore())
                .body(new HealthDocument(status, components));
    }

    private static Component component(Health health) {
        Map<String, Object> data = new LinkedHashMap<>(health.getDetails());
        Object detail = data.remove(Part.DETAIL);
        Object error = data.get("error");
        String sentence = detail != null ? detail.toString() : error != null ? error.toString() : "";
        return new Component(word(health.getStatus()), sentence, data);
    }

    private static String word(Status status) {
        if (status.equals(Status.DOWN) || status.equals(Status.OUT_OF_SERVICE)) {
            return "down";
        }
        return status.equals(Status.UP) ? "up" : "degraded";
    }

    private static String worst(Map<String, Component> components) {
        if (components.values().stream().anyMatch(part -> part.status().equals("down"))) {
            return "down";
        }
        return components.values().stream().anyMatch(part -> part.status().equals("degraded")) ? "degraded" : "up";
    }
}
