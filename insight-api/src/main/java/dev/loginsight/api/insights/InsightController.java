package dev.loginsight.api.insights;

import dev.loginsight.api.problem.ApiProblem;
import dev.loginsight.api.problem.ProblemDocument;
import dev.loginsight.api.problem.Quoted;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightPage;
import dev.loginsight.core.insight.InsightStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/insights", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "insights",
        description = "What is known about the errors that were seen, one insight a group of equal errors.")
final class InsightController {
    private final InsightStore store;
    private final Clock clock;

    InsightController(InsightStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listInsights",
            summary = "List insights",
            description = "Last seen first. The filters narrow the list together; an unknown parameter is refused.")
    @ApiResponse(responseCode = "200", description = "One page.")
    @ApiResponse(
            responseCode = "400",
            description = "A parameter cannot be understood; the detail names it.",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    ResponseEntity<InsightPage> list(
            HttpServletRequest request,
            @Parameter(description = "Only of this service, the whole name.", example = "shop")
                    @RequestParam(required = false)
                    @Nullable
                    String service,
            @Parameter(
                            description = "Only this severe or worse; level names of the usual loggers are understood.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "UNSPECIFIED",
                                                "TRACE",
                                                "DEBUG",
                                                "INFO",
                                                "WARN",
                                                "ERROR",
                                                "FATAL"
                                            }))
                    @RequestParam(required = false)
                    @Nullable
                    String severity,
            @Parameter(
                            description = "Only in this state.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {Insight.STATUS_OPEN}))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(
                            description =
                                    "Words that must all occur in title, message, exception type, or a suspect's file or symbol; case is ignored.",
                            example = "checkout timeout")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(
                            description =
                                    "Only seen at or after: a time (2026-11-23T12:00:00Z), a date (UTC), or how long ago (90m, 24h, 7d).",
                            example = "24h")
                    @RequestParam(required = false)
                    @Nullable
                    String since,
            @Parameter(
                            description = "Longest page.",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "\"next\" of the page before; leave it out for the first page.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        ListRequest wanted = ListRequest.of(request.getParameterMap(), clock.instant());
        return fresh(InsightPages.page(store, wanted));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getInsight", summary = "Get one insight")
    @ApiResponse(responseCode = "200", description = "The insight.")
    @ApiResponse(
            responseCode = "404",
            description = "There is no insight with this id.",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    ResponseEntity<Insight> one(
            @Parameter(description = "\"id\" of the insight, as in the list.") @PathVariable String id) {
        return fresh(store.find(id)
                .orElseThrow(() -> ApiProblem.notFound(
                        "There is no insight %s; GET /api/insights lists what there is.".formatted(Quoted.of(id)))));
    }

    /** What a browser shows must be what the store holds now. */
    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
