package dev.loginsight.api.openapi;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the document that the build has made of the controllers and compared with them, together with those of the rooms that
 * share this process. It is put together when it is first asked for: starting does not wait for it.
 */
@RestController
@Hidden
final class OpenApiController {
    /** On the class path. */
    static final String DOCUMENT = "dev/loginsight/api/openapi.json";

    private final Supplier<byte[]> union = SingletonSupplier.of(Union::bytes);

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(union.get());
    }
}
