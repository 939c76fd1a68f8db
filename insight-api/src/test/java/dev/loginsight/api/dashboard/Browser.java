package dev.loginsight.api.dashboard;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Chromium with one page, driven over its DevTools protocol. It records what the page asked for on the network and every
 * complaint on its console, blocked by the Content-Security-Policy included.
 */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    private Browser(Process process, URI page) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Messages())
                .join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** The browser of this machine, wherever its path names one. */
    static Optional<Path> installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable").stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path executable, Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        executable.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolveSibling("chromium.log").toFile())
                .start();
        try {
            return new Browser(process, page(profile));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI page(Path profile) {
        Path portFile = profile.resolve("DevToolsActivePort");
        String port = Awaitility.await()
                .atMost(PATIENCE.multipliedBy(3))
                .ignoreExceptions()
                .until(() -> Files.readAllLines(portFile).getFirst(), text -> !text.isBlank());
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> pageOf(request), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<URI> pageOf(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String list =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            for (JsonNode target : JSON.readTree(list)) {
                if (target.path("type").asString().equals("page")) {
                    return Optional.of(
                            URI.create(target.path("webSocketDebuggerUrl").asString()));
                }
            }
        }
        return Optional.empty();
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        String message = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        socket.sendText(message, true).join();
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + " failed", e);
        }
    }

    /** Returns when the page and all it loads at once are there. */
    void open(URI address) {
        loaded = new CompletableFuture<>();
        call("Page.navigate", Map.of("url", address.toString()));
        loaded.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The value of a JavaScript expression, promises awaited. */
    JsonNode evaluate(String expression) {
        JsonNode answer = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
        if (answer.path("result").has("exceptionDetails")) {
            throw new AssertionError(expression + " failed: " + answer);
        }
        return answer.path("result").path("result").path("value");
    }

    String text(String selector) {
        return evaluate("document.querySelector(%s)?.innerText ?? ''".formatted(JSON.writeValueAsString(selector)))
                .asString();
    }

    void awaitTrue(String expression) {
        Awaitility.await(expression)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> evaluate(expression).asBoolean());
    }

    void window(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void colours(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void javaScript(boolean on) {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    void press(String key) {
        String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
        int code = key.equals("Enter") ? 13 : key.equals("Tab") ? 9 : key.charAt(0);
        for (String type : List.of(text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
            boolean down = !type.equals("keyUp");
            call(
                    "Input.dispatchKeyEvent",
                    down && !text.isEmpty()
                            ? Map.of("type", type, "key", key, "text", text, "windowsVirtualKeyCode", code)
                            : Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** The whole page, however long. */
    void screenshot(Path file) throws IOException {
        JsonNode answer = call(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", wholePage()));
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                Base64.getDecoder().decode(answer.path("result").path("data").asString()));
    }

    private Map<String, Object> wholePage() {
        JsonNode size = evaluate("({w: innerWidth, h: Math.min(document.documentElement.scrollHeight, 6000)})");
        return Map.of(
                "x",
                0,
                "y",
                0,
                "width",
                size.path("w").asInt(),
                "height",
                size.path("h").asInt(),
                "scale",
                1);
    }

    /** Addresses that were asked for since the start. */
    List<String> requests() {
        return requests;
    }

    /** Errors, exceptions and violations of policy since the start. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                take(message);
            }
            return WebSocket.Listener.super.onText(from, part, last);
        }

        private void take(JsonNode message) {
            if (message.has("id")) {
                CompletableFuture<JsonNode> answer =
                        pending.remove(message.path("id").asInt());
                if (answer != null) {
                    answer.complete(message);
                }
                return;
            }
            JsonNode parameters = message.path("params");
            switch (message.path("method").asString()) {
                case "Page.loadEventFired" -> loaded.complete(null);
                case "Network.requestWillBeSent" ->
                    requests.add(parameters.path("request").path("url").asString());
                case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
                case "Log.entryAdded" -> complain(parameters.path("entry").path("level"), parameters);
                case "Runtime.consoleAPICalled" -> complain(parameters.path("type"), parameters);
                default -> {}
            }
        }

        private void complain(JsonNode level, JsonNode what) {
            if (level.asString().equals("error")) {
                complaints.add(what.toString());
            }
        }
    }
}
