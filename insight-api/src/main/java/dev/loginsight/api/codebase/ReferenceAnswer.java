package dev.loginsight.api.codebase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loginsight.core.code.CodeReference;
import dev.loginsight.index.search.CodeIndex;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReferenceAnswer", description = "Lines that refer to what was asked for.")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReferenceAnswer(
        @ArraySchema(arraySchema = @Schema(description = "Surest first, then by path and line."))
        List<Result> results,

        @Schema(description = "Name of the repository that was asked.", example = "shop")
        String repository,

        @Schema(description = "Milliseconds the search took.")
        long tookMs) {

    @Schema(
            name = "CodeReference",
            description = "A line that calls, creates, extends, reads or writes what was asked for.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Result(
            @Schema(description = "Path from the repository's root.", example = "src/main/java/com/acme/Invoice.java")
            String file,

            @Schema(description = "From 1.", example = "17") int line,

            @Schema(description = "What the line does with it.", example = "CALL")
            CodeReference.Kind kind,

            @Schema(
                    description = "1 when the names and types around it leave no doubt; no compiler is asked.",
                    example = "0.8")
            double confidence,

            @Schema(
                    description = "The declaration that the line is in; empty for loose lines.",
                    example = "Invoice#sum")
            String in,

            @Schema(description = "The line as it is now; null when the file cannot be read.") @Nullable
            String text) {
        static Result of(CodeReference found, CodeIndex index) {
            String file = found.in().file();
            return new Result(
                    file,
                    found.line(),
                    found.kind(),
                    found.confidence(),
                    found.in().symbol(),
                    index.lines(file, found.line(), found.line())
                            .map(String::strip)
                            .orElse(null));
        }
    }
}
