package dev.loginsight.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks the wire format of OpenAI's chat completions and does, request by request, what the test tells it to: answers,
 * every kind of failure a real endpoint shows, and silence. Answers well once the script is over.
 *
 * <pre>{@code
 * try (ScriptedModel model = ScriptedModel.start().then(rateLimited(Duration.ofSeconds(1)), answer(DIAGNOSIS))) { ... }
 * }</pre>
 */
public final class ScriptedModel implements AutoCloseable {
    /** What a well-behaved model answers when the test does not care: valid by our schema, citing nothing, fixing nothing. */
    public static final String DIAGNOSIS = """
            {"rootCause":"The scripted cause.","explanation":"The scripted explanation.","citations":[],"diff":"","confidence":0.7}\
            """;

    private static final String MODELS = """
            {"object":"list","data":[{"id":"scripted","object":"model","created":1763900000,"owned_by":"tests"}]}""";

    /** What to do with one request. */
    public interface Behaviour {
        void respond(HttpExchange exchange, CountDownLatch closing) throws IOException, InterruptedException;
    }

    /**
     * One request as it came.
     *
     * @param authorization the header; null when there was none
     */
    public record Request(String path, @Nullable String authorization, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour otherwise = answer(DIAGNOSIS);

    private ScriptedModel(HttpServer server) {
        this.server = server;
    }

    /** Starts on a free port of the loopback interface. */
    public static ScriptedModel start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScriptedModel model = new ScriptedModel(server);
            server.createContext("/v1/chat/completions", model::completion);
            server.createContext("/v1/models", exchange -> send(exchange, 200, MODELS));
            server.setExecutor(model.threads);
            server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to put in {@code model.base-url} or {@code OPENAI_BASE_URL}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Adds to the script: each behaviour serves one completion request, in order. */
    public ScriptedModel then(Behaviour... behaviours) {
        script.addAll(Arrays.asList(behaviours));
        return this;
    }

    /** What to do when the script is over; at first {@code answer(DIAGNOSIS)}. */
    public ScriptedModel otherwise(Behaviour behaviour) {
        otherwise = behaviour;
        return this;
    }

    /** The completion requests so far, in order of arrival. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void completion(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Behaviour next;
            synchronized (script) {
                // Recorded together with its turn, so that requests() is in the order of the script.
                requests.add(new Request(
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body));
                Behaviour scripted = script.poll();
                next = scripted == null ? otherwise : scripted;
            }
            next.respond(exchange, closing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A completion with this text as its content. */
    public static Behaviour answer(String content) {
        return (exchange, closing) ->
                send(exchange, 200, completion("\"content\":" + quoted(content) + ",\"refusal\":null"));
    }

    /** The same after a while. */
    public static Behaviour answerAfter(Duration delay, String content) {
        return (exchange, closing) -> {
            if (!closing.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                answer(content).respond(exchange, closing);
            }
        };
    }

    /** 429 with a {@code Retry-After} in whole seconds. */
    public static Behaviour rateLimited(Duration retryAfter) {
        return (exchange, closing) -> {
            exchange.getResponseHeaders().set("Retry-After", Long.toString(retryAfter.toSeconds()));
            status(429, "Rate limit reached for requests").respond(exchange, closing);
        };
    }

    /** An error in OpenAI's format. */
    public static Behaviour status(int code, String message) {
        return (exchange, closing) -> send(
                exchange,
                code,
                "{\"error\":{\"message\":" + quoted(message) + ",\"type\":\"scripted\",\"param\":null,\"code\":null}}");
    }

    public static Behaviour serverError() {
        return status(500, "The server had an error while processing your request");
    }

    /** 200, and a document that is cut off in the middle. */
    public static Behaviour malformedJson() {
        return (exchange, closing) -> {
            String whole = completion("\"content\":" + quoted(DIAGNOSIS));
            send(exchange, 200, whole.substring(0, whole.length() / 2));
        };
    }

    /** 200, valid JSON, no choice in it. */
    public static Behaviour emptyChoices() {
        return (exchange, closing) -> send(
                exchange,
                200,
                "{\"id\":\"chatcmpl-0\",\"object\":\"chat.completion\",\"created\":1763900000,\"model\":\"scripted\",\"choices\":[]}");
    }

    /** Valid JSON as content, but of another shape than asked for. */
    public static Behaviour wrongSchema() {
        return answer("{\"weather\":\"sunny\",\"citations\":\"none\"}");
    }

    /** The model refuses, in the field OpenAI has for it. */
    public static Behaviour refusal(String words) {
        return (exchange, closing) -> send(exchange, 200, completion("\"content\":null,\"refusal\":" + quoted(words)));
    }

    /** Headers and the first bytes, then silence until this server is closed. */
    public static Behaviour stalledBody() {
        return (exchange, closing) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write("{\"id\":\"chatcmpl-0\",".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            closing.await();
        };
    }

    /** Not even headers until this server is closed. */
    public static Behaviour silence() {
        return (exchange, closing) -> closing.await();
    }

    /** The connection ends in the middle of the body. */
    public static Behaviour connectionReset() {
        return (exchange, closing) -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** A body that never ends, as fast as it is read. */
    public static Behaviour endlessBody() {
        return (exchange, closing) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[65_536];
            Arrays.fill(block, (byte) ' ');
            OutputStream body = exchange.getResponseBody();
            while (closing.getCount() > 0) {
                body.write(block);
            }
        };
    }

    private static String completion(String message) {
        return """
                {"id":"chatcmpl-scripted","object":"chat.completion","created":1763900000,"model":"scripted-2026-11-23",
                 "choices":[{"index":0,"message":{"role":"assistant",%s,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],
                 "usage":{"prompt_tokens":1200,"completion_tokens":150,"total_tokens":1350,
                 "prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}},
                 "service_tier":"default","system_fingerprint":"fp_scripted"}""".formatted(message);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                default -> json.append(c < ' ' ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return json.append('"').toString();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
