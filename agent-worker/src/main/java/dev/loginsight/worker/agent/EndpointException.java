package dev.loginsight.worker.agent;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An HTTP error that remembers for how long the endpoint wants to be left alone. */
final class EndpointException extends HttpException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration retryAfter;

    EndpointException(int status, String body, @Nullable Duration retryAfter) {
        super(status, body);
        this.retryAfter = retryAfter;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
