package dev.loginsight.api.codebase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param results best first
 * @param repository name of the repository that was asked
 */
@Schema(name = "CodebaseAnswer")
@JsonInclude(JsonInclude.Include.ALWAYS)
record CodebaseAnswer(
        List<Result> results,

        @Schema(description = "Name of the repository that was asked.", example = "shop")
        String repository,

        @Schema(description = "Milliseconds the search took.")
        long tookMs) {

    @Schema(name = "CodePlace", description = "A place in the code: a method, a type, or a window of lines.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Result(
            @Schema(description = "Path from the repository's root.", example = "src/main/java/com/acme/Cart.java")
            String file,

            @Schema(description = "First line of the declaration, from 1.", example = "38")
            int startLine,

            @Schema(description = "Last line, inclusive.", example = "51")
            int endLine,

            @Schema(description = "Empty for a window of lines.", example = "Cart#total")
            String symbol,

            @Schema(description = "Comparable within this answer only; larger is better.", example = "0.93")
            double score,

            @Schema(description = "Reasons a person can check, strongest first.", example = "[\"frame 1\"]")
            List<String> why,

            @Schema(description = "The line that the evidence points at; null when it points at none.", example = "42")
            @Nullable
            Integer line,

            @Schema(description = "Source lines around it as they are now; null when the file cannot be read.")
            @Nullable
            String snippet,

            @Schema(description = "Number of the snippet's first line; null without a snippet.", example = "38")
            @Nullable
            Integer snippetStartLine) {}
}
