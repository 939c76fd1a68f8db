package dev.loginsight.cli.serve;

import dev.loginsight.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code loginsight serve} as a process of its own, which can be killed. */
final class ServeProcess implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    private final Process process;
    private final Path errors;
    private JsonNode ready = JSON.nullNode();

    private ServeProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Starts it, without waiting for anything. */
    static ServeProcess launch(Path home, Map<String, String> env, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                Main.class.getName(),
                "serve",
                "--home",
                home.toString()));
        command.addAll(List.of(arguments));
        try {
            Path errors = Files.createTempFile(
                    Files.createDirectories(home.resolve("..").normalize()), "serve", ".err");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("LOGINSIGHT_") || name.startsWith("OPENAI_"));
            builder.environment().putAll(env);
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            builder.environment().put("CLASSPATH", classPath);
            return new ServeProcess(builder.start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it with {@code --port 0 --json}, and waits for the line that says that it is ready. */
    static ServeProcess ready(Path home, Map<String, String> env, Path repository) {
        ServeProcess serve = launch(home, env, "--port", "0", "--json", "--repo", repository.toString());
        try (BufferedReader out = serve.process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            if (line == null) {
                throw new AssertionError("serve ended with " + serve.exitCode() + ": " + serve.errors());
            }
            serve.ready = JSON.readTree(line);
            return serve;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode readyLine() {
        return ready;
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    int exitCode() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("serve does not end: " + errors());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** SIGKILL: no hook, no flush, no goodbye. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM. */
    int terminate() {
        process.destroy();
        return exitCode();
    }

    JsonNode get(String path) {
        HttpResponse<String> answer = send(request(path).GET());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(ready.get("api").asString() + path))
                .timeout(Duration.ofSeconds(60));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
