package dev.loginsight.api.codebase;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a look-up by name: of declarations, or of what refers to them. Everything but {@code symbol} may be left out. */
@Schema(name = "SymbolRequest", description = "What is looked up by its name.")
record SymbolRequest(
        @Schema(
                description = "A name as people write it: a simple one, or with what it lies in.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = SymbolRequest.LONGEST_SYMBOL,
                example = "Cart#total")
        @Nullable
        String symbol,

        @Schema(description = "At most so many results.", minimum = "1", maximum = "100", defaultValue = "10") @Nullable
        Integer k,

        @Schema(
                description = "Name or path of the repository; may be left out when there is only one.",
                example = "shop")
        @Nullable
        String repo) {
    static final int LONGEST_SYMBOL = 1_000;

    SymbolRequest {
        if (symbol == null || symbol.isBlank()) {
            throw new IllegalArgumentException("symbol is missing: give a name such as Cart#total.");
        }
        if (symbol.length() > LONGEST_SYMBOL) {
            throw new IllegalArgumentException("symbol is longer than %d characters.".formatted(LONGEST_SYMBOL));
        }
        Limits.check("k", k);
    }
}
