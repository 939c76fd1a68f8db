package dev.loginsight.api.health;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * @param status {@code down} when a part that is needed fails, {@code degraded} when a part that could help is missing
 * @param components each part by name
 */
@Schema(name = "Health")
public record HealthDocument(
        @Schema(allowableValues = {"up", "degraded", "down"})
        String status,

        Map<String, Component> components) {

    /**
     * @param detail one sentence; says the remedy where something is wrong
     * @param data figures a program may want
     */
    @Schema(name = "HealthComponent")
    public record Component(
            @Schema(allowableValues = {"up", "degraded", "down"})
            String status,

            String detail,
            Map<String, Object> data) {}
}
