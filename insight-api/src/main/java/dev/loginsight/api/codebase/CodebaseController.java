package dev.loginsight.api.codebase;

import dev.loginsight.api.codebase.CodebaseAnswer.Result;
import dev.loginsight.api.problem.JsonBody;
import dev.loginsight.api.problem.ProblemDocument;
import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.index.search.CodeIndex;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(
        path = "/api/codebase",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "codebase", description = "Questions about the indexed code. No model is asked.")
@ApiResponse(
        responseCode = "400",
        description = "The body cannot be understood; the detail names the field.",
        content =
                @Content(
                        mediaType = ProblemDocument.MEDIA_TYPE,
                        schema = @Schema(implementation = ProblemDocument.class)))
@ApiResponse(
        responseCode = "413",
        description = "The body is too long.",
        content =
                @Content(
                        mediaType = ProblemDocument.MEDIA_TYPE,
                        schema = @Schema(implementation = ProblemDocument.class)))
@ApiResponse(
        responseCode = "415",
        description = "The body is not application/json.",
        content =
                @Content(
                        mediaType = ProblemDocument.MEDIA_TYPE,
                        schema = @Schema(implementation = ProblemDocument.class)))
@ApiResponse(
        responseCode = "503",
        description = "No repository can be asked now; the detail says why and what to do.",
        content =
                @Content(
                        mediaType = ProblemDocument.MEDIA_TYPE,
                        schema = @Schema(implementation = ProblemDocument.class)))
final class CodebaseController {
    private static final DataSize LARGEST_QUERY = DataSize.ofMegabytes(1);
    private static final DataSize LARGEST_LOG = DataSize.ofMegabytes(16);

    private final Repositories repositories;

    CodebaseController(Repositories repositories) {
        this.repositories = repositories;
    }

    @PostMapping("/query")
    @Operation(
            operationId = "queryCodebase",
            summary = "Find code by words or identifiers",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CodebaseQuery.class))))
    @ApiResponse(responseCode = "200", description = "Places, best first.")
    CodebaseAnswer query(HttpServletRequest request) throws IOException {
        CodebaseQuery query = JsonBody.read(request.getInputStream(), CodebaseQuery.class, LARGEST_QUERY);
        CodeIndex index = repositories.named(query.repo());
        long began = System.nanoTime();
        List<RankedPlace> places = index.query(
                String.valueOf(query.text()),
                filter(query),
                Limits.or(query.k(), Limits.DEFAULT_K),
                Limits.or(query.places(), 1));
        return answer(index, places, began);
    }

    @PostMapping("/locate")
    @Operation(
            operationId = "locate",
            summary = "Find the code behind an error log",
            description = "Any text will do, with a stack trace or without. Most suspect first.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = LocateRequest.class))))
    @ApiResponse(responseCode = "200", description = "Places, most suspect first.")
    CodebaseAnswer locate(HttpServletRequest request) throws IOException {
        LocateRequest wanted = JsonBody.read(request.getInputStream(), LocateRequest.class, LARGEST_LOG);
        String log = String.valueOf(wanted.log());
        CodeIndex index = repositories.ofLog(wanted.repo(), log);
        long began = System.nanoTime();
        return answer(index, index.locate(log, Limits.or(wanted.k(), Limits.DEFAULT_K)), began);
    }

    @PostMapping("/symbols")
    @Operation(
            operationId = "findSymbol",
            summary = "Find declarations by name",
            description = "Letter case counts where a declaration is written exactly so.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = SymbolRequest.class))))
    @ApiResponse(responseCode = "200", description = "Declarations, types first.")
    SymbolAnswer symbols(HttpServletRequest request) throws IOException {
        SymbolRequest wanted = JsonBody.read(request.getInputStream(), SymbolRequest.class, LARGEST_QUERY);
        CodeIndex index = repositories.named(wanted.repo());
        long began = System.nanoTime();
        List<SymbolAnswer.Result> results =
                index.symbols(String.valueOf(wanted.symbol()), Limits.or(wanted.k(), Limits.DEFAULT_K)).stream()
                        .map(SymbolAnswer.Result::of)
                        .toList();
        return new SymbolAnswer(results, index.name(), millisSince(began));
    }

    @PostMapping("/references")
    @Operation(
            operationId = "findReferences",
            summary = "Find who calls, creates, extends, reads or writes something",
            description =
                    "What the repository does not declare, such as a library's class, is followed by its name alone.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = SymbolRequest.class))))
    @ApiResponse(responseCode = "200", description = "Lines, surest first.")
    ReferenceAnswer references(HttpServletRequest request) throws IOException {
        SymbolRequest wanted = JsonBody.read(request.getInputStream(), SymbolRequest.class, LARGEST_QUERY);
        CodeIndex index = repositories.named(wanted.repo());
        long began = System.nanoTime();
        List<ReferenceAnswer.Result> results =
                index.references(String.valueOf(wanted.symbol()), Limits.or(wanted.k(), Limits.DEFAULT_K)).stream()
                        .map(found -> ReferenceAnswer.Result.of(found, index))
                        .toList();
        return new ReferenceAnswer(results, index.name(), millisSince(began));
    }

    private static long millisSince(long beganNanos) {
        return (System.nanoTime() - beganNanos) / 1_000_000;
    }

    private static ChunkFilter filter(CodebaseQuery query) {
        Set<String> languages = query.languages() == null
                ? Set.of()
                : query.languages().stream()
                        .map(it -> it.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return new ChunkFilter(path(query.pathPrefix()), languages);
    }

    /** People write a folder as {@code src/}, {@code ./src} or {@code /src}. */
    private static String path(@Nullable String prefix) {
        return prefix == null
                ? ""
                : prefix.strip().replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "");
    }

    private static CodebaseAnswer answer(CodeIndex index, List<RankedPlace> places, long beganNanos) {
        List<Result> results =
                places.stream().map(place -> result(index, place)).toList();
        return new CodebaseAnswer(results, index.name(), millisSince(beganNanos));
    }

    private static Result result(CodeIndex index, RankedPlace ranked) {
        Optional<Snippet> snippet = Snippet.of(index, ranked);
        return new Result(
                ranked.place().file(),
                ranked.place().startLine(),
                ranked.place().endLine(),
                ranked.place().symbol(),
                ranked.score(),
                ranked.why(),
                ranked.line(),
                snippet.map(Snippet::text).orElse(null),
                snippet.map(Snippet::startLine).orElse(null));
    }
}
