package dev.loginsight.api.live;

import dev.loginsight.api.problem.ProblemDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "insights")
final class LiveController {
    private final LiveUpdates updates;

    LiveController(LiveUpdates updates) {
        this.updates = updates;
    }

    @GetMapping(path = "/api/insights/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "streamInsights", summary = "Listen to changes", description = """
                    Server-sent events. `insight` comes for each insight that was analysed or seen again, with a LiveInsight as data and \
                    an id. `changed` comes at most once a second after such events, without an id, for pages that fetch themselves anew; \
                    it also comes first when events since Last-Event-ID are no longer remembered. Comments keep the connection alive. A \
                    connection ends after an hour at the latest; connect again with Last-Event-ID.""")
    @ApiResponse(
            responseCode = "200",
            description = "Events until either side ends the connection.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(name = "an insight seen again", value = """
                                                    id:mg0x1f3k-17
                                                    event:insight
                                                    data:{"kind":"count","id":"4f0c","title":"NullPointerException in Cart.total","service":"shop","severity":"ERROR","occurrences":12,"lastSeen":"2026-11-23T12:00:00Z"}

                                                    """)))
    @ApiResponse(
            responseCode = "503",
            description = "As many listen as may.",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    SseEmitter stream(
            @Parameter(description = "Id of the last event received; what came since is sent first.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        // A proxy that collects small pieces would turn live into late.
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Cache-Control", "no-store");
        return updates.listen(lastEventId);
    }
}
