package dev.loginsight.api.codebase;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a search for the code behind an error log. Everything but {@code log} may be left out. */
@Schema(name = "LocateRequest")
record LocateRequest(
        @Schema(
                description = "The log as it was printed, with its stack trace where it has one.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "java.lang.NullPointerException\n\tat com.acme.Cart.total(Cart.java:42)")
        @Nullable
        String log,

        @Schema(description = "At most so many results.", minimum = "1", maximum = "100", defaultValue = "10") @Nullable
        Integer k,

        @Schema(
                description =
                        "Name or path of the repository; when left out, the one that most frames of the trace run in.",
                example = "shop")
        @Nullable
        String repo) {
    LocateRequest {
        if (log == null || log.isBlank()) {
            throw new IllegalArgumentException("log is missing: send the text of an error log.");
        }
        Limits.check("k", k);
    }
}
