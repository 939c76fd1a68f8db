package dev.loginsight.api.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * What a listener reads about one insight that changed.
 *
 * @param kind {@code analysis} when there is a new or newer analysis, {@code count} when it was only seen again
 */
@Schema(
        name = "LiveInsight",
        description = "Data of an \"insight\" event: enough for a line; the rest is at /api/insights/{id}.")
public record LiveEvent(
        @Schema(
                description = "\"analysis\" for a new or newer analysis, \"count\" when it was only seen again.",
                allowableValues = {"analysis", "count"})
        String kind,

        String id,
        String title,
        String service,
        String severity,
        long occurrences,
        Instant lastSeen) {}
