package dev.loginsight.api;

import dev.loginsight.broker.EmbeddedBroker;
import dev.loginsight.core.insight.InsightStore;
import dev.loginsight.core.insight.InsightUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This room as it runs in earnest, on a free port, with a real broker beside it. */
public final class ApiServer implements AutoCloseable {
    public static final JsonMapper JSON = new JsonMapper();

    private final EmbeddedBroker broker;
    private final boolean ownsBroker;
    private final ConfigurableApplicationContext context;
    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient client = HttpClient.newHttpClient();

    private ApiServer(EmbeddedBroker broker, boolean ownsBroker, ConfigurableApplicationContext context) {
        this.broker = broker;
        this.ownsBroker = ownsBroker;
        this.context = context;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "acks",
                        "all",
                        "linger.ms",
                        5,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** With a broker of its own. @param arguments further ones, as on the command line */
    public static ApiServer start(Path home, String... arguments) {
        EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("kafka"), 0);
        return new ApiServer(broker, true, run(broker, home, List.of(InsightApiConfiguration.class), arguments));
    }

    public static ApiServer start(EmbeddedBroker broker, Path home, List<Class<?>> sources, String... arguments) {
        return new ApiServer(broker, false, run(broker, home, sources, arguments));
    }

    private static ConfigurableApplicationContext run(
            EmbeddedBroker broker, Path home, List<Class<?>> sources, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.config.name=insight-api",
                "--loginsight.home=" + home,
                "--loginsight.port=0",
                "--loginsight.kafka.partitions=2",
                "--loginsight.kafka.bootstrap-servers=" + broker.bootstrapServers()));
        all.addAll(Arrays.asList(arguments));
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .run(all.toArray(String[]::new));
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public InsightStore store() {
        return context.getBean(InsightStore.class);
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Returns once the broker has it. */
    public void publish(InsightUpdate update) {
        publish(update.fingerprint(), JSON.writeValueAsBytes(update));
    }

    public void publish(String key, byte[] value) {
        producer.send(new ProducerRecord<>(InsightUpdate.TOPIC, key, value));
        producer.flush();
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(uri(path)).GET(), headers);
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    @Override
    public void close() {
        producer.close();
        context.close();
        client.close();
        if (ownsBroker) {
            broker.close();
        }
    }

    static Path folder(Path parent, String name) throws IOException {
        return Files.createDirectories(parent.resolve(name));
    }
}
