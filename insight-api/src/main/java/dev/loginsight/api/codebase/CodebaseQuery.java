package dev.loginsight.api.codebase;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a question about the code. Everything but {@code text} may be left out. */
@Schema(name = "CodebaseQuery")
record CodebaseQuery(
        @Schema(
                description = "What to look for, in words or identifiers.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = CodebaseQuery.LONGEST_TEXT,
                example = "where is the discount of an order computed")
        @Nullable
        String text,

        @Schema(description = "At most so many results.", minimum = "1", maximum = "100", defaultValue = "10") @Nullable
        Integer k,

        @Schema(description = "At most so many places of one file.", minimum = "1", maximum = "100", defaultValue = "1")
        @Nullable
        Integer places,

        @Schema(
                description = "Only below this folder, or only this file: whole segments from the repository's root.",
                example = "src/main")
        @Nullable
        String pathPrefix,

        @ArraySchema(
                arraySchema = @Schema(description = "Only in these languages.", example = "[\"java\"]"),
                schema = @Schema(type = "string"))
        @Nullable
        Set<String> languages,

        @Schema(
                description = "Name or path of the repository; may be left out when there is only one.",
                example = "shop")
        @Nullable
        String repo) {
    static final int LONGEST_TEXT = 20_000;

    CodebaseQuery {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("text is missing: say what to look for.");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "text is longer than %d characters; for an error log use /api/codebase/locate."
                            .formatted(LONGEST_TEXT));
        }
        Limits.check("k", k);
        Limits.check("places", places);
        if (languages != null) {
            languages.forEach(CodebaseQuery::requireLanguage);
        }
    }

    private static void requireLanguage(@Nullable String language) {
        if (language == null || language.isBlank()) {
            throw new IllegalArgumentException("languages must hold names such as java or python.");
        }
    }
}
