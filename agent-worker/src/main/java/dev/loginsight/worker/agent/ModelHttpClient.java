package dev.loginsight.worker.agent;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * LangChain4j's HTTP port over the JDK's client. LangChain4j's own adapter lets a stalled body hang (the JDK's request timeout ends
 * with the headers), drops {@code Retry-After}, and reads bodies of any size; this one has one deadline for the whole exchange.
 */
final class ModelHttpClient implements HttpClient {
    private static final int LARGEST_BODY = 4 << 20;

    private final java.net.http.HttpClient client;
    private final Duration timeout;
    private final Clock clock;

    ModelHttpClient(Duration timeout, Clock clock) {
        this.timeout = timeout;
        this.clock = clock;
        this.client = java.net.http.HttpClient.newBuilder()
                // Local endpoints speak plain HTTP, and many of them stumble over an upgrade to HTTP/2.
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response =
                within(timeout, client.sendAsync(jdk(request), BoundedBody.ofAtMost(LARGEST_BODY)));
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() / 100 != 2) {
            String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
            throw new EndpointException(response.statusCode(), body, RetryAfter.parse(retryAfter, clock));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(body)
                .build();
    }

    private static java.net.http.HttpRequest jdk(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        String body = request.body();
        return builder.method(
                        request.method().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private static <T> T within(Duration timeout, CompletableFuture<T> exchange) {
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new dev.langchain4j.exception.TimeoutException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while waiting for the model", e));
        } catch (ExecutionException e) {
            throw new UncheckedIOException(
                    e.getCause() instanceof IOException io ? io : new IOException(String.valueOf(e.getCause()), e));
        } finally {
            // Ends the exchange and its connection if it still runs; does nothing when it is done.
            exchange.cancel(true);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are not streamed");
    }

    /** LangChain4j asks for a builder and sets time limits of its own; ours are set already. */
    HttpClientBuilder asBuilder() {
        return new HttpClientBuilder() {
            @Override
            public Duration connectTimeout() {
                return timeout;
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration ignored) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return timeout;
            }

            @Override
            public HttpClientBuilder readTimeout(Duration ignored) {
                return this;
            }

            @Override
            public HttpClient build() {
                return ModelHttpClient.this;
            }
        };
    }
}
