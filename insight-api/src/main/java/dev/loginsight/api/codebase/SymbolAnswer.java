package dev.loginsight.api.codebase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeSymbol;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(name = "SymbolAnswer", description = "Declarations that bear a name.")
@JsonInclude(JsonInclude.Include.ALWAYS)
record SymbolAnswer(
        @ArraySchema(arraySchema = @Schema(description = "Types first, tests last, then by path and line."))
        List<Result> results,

        @Schema(description = "Name of the repository that was asked.", example = "shop")
        String repository,

        @Schema(description = "Milliseconds the search took.")
        long tookMs) {

    @Schema(name = "CodeSymbol", description = "A declaration.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Result(
            @Schema(description = "Path from the repository's root.", example = "src/main/java/com/acme/Cart.java")
            String file,

            @Schema(description = "First line of the declaration, from 1.", example = "38")
            int startLine,

            @Schema(description = "Last line, inclusive.", example = "51")
            int endLine,

            @Schema(description = "Of a group of fields their type.", example = "Cart#total")
            String symbol,

            @Schema(description = "What is declared.", example = "METHOD")
            ChunkKind kind,

            @Schema(description = "Lower-case name.", example = "java")
            String language) {
        static Result of(CodeSymbol found) {
            return new Result(
                    found.place().file(),
                    found.place().startLine(),
                    found.place().endLine(),
                    found.place().symbol(),
                    found.kind(),
                    found.language());
        }
    }
}
