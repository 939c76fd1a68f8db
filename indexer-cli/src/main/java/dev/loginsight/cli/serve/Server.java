package dev.loginsight.cli.serve;

import dev.loginsight.broker.EmbeddedBroker;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.index.search.CodeIndexes;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/**
 * The running stack. Broker and Spring start side by side; they end one after the other, HTTP first and the broker last, so that
 * what was acknowledged has been written down.
 */
public final class Server implements AutoCloseable {
    private final Settings settings;
    private final AnnotationConfigServletWebServerApplicationContext context;
    private final Optional<EmbeddedBroker> broker;

    private Server(
            Settings settings,
            AnnotationConfigServletWebServerApplicationContext context,
            Optional<EmbeddedBroker> broker) {
        this.settings = settings;
        this.context = context;
        this.broker = broker;
    }

    /**
     * Returns once HTTP answers and the Kafka listeners have been told to listen; {@link #missing} says what is still to come.
     *
     * @throws CliFailure with what is in the way; then nothing is left running
     */
    public static Server start(Settings settings, CodeIndexes indexes) {
        Listening.requirePossible(settings.bind(), settings.port());
        CompletableFuture<Optional<EmbeddedBroker>> broker = broker(settings);
        var context = new AnnotationConfigServletWebServerApplicationContext();
        try {
            context.setEnvironment(SpringSettings.environment(settings, () -> servers(settings, broker.join())));
            context.register(ServeConfiguration.class);
            context.registerBean(
                    "serveCodeIndexes", CodeIndexes.class, () -> indexes, it -> it.setDestroyMethodName(""));
            context.refresh();
            return new Server(settings, context, broker.join());
        } catch (RuntimeException | Error e) {
            context.close();
            broker.exceptionally(none -> Optional.empty()).join().ifPresent(EmbeddedBroker::close);
            throw StartFailures.explained(e, settings);
        }
    }

    private static CompletableFuture<Optional<EmbeddedBroker>> broker(Settings settings) {
        CompletableFuture<Optional<EmbeddedBroker>> broker = new CompletableFuture<>();
        if (!settings.kafka().embedded()) {
            broker.complete(Optional.empty());
            return broker;
        }
        Thread.ofPlatform().name("broker-start").daemon().start(() -> {
            try {
                broker.complete(Optional.of(EmbeddedBroker.start(
                        settings.home().resolve("kafka"), settings.kafka().port())));
            } catch (Throwable e) {
                broker.completeExceptionally(e);
            }
        });
        return broker;
    }

    private static String servers(Settings settings, Optional<EmbeddedBroker> broker) {
        return broker.map(EmbeddedBroker::bootstrapServers)
                .orElse(settings.kafka().bootstrapServers());
    }

    /** Where API, dashboard and ingestion answer: {@code http://127.0.0.1:8080}. */
    public String address() {
        boolean everywhere = Listening.address(settings.bind()).isAnyLocalAddress();
        String host = everywhere ? InetAddress.getLoopbackAddress().getHostAddress() : settings.bind();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + shown + ":" + context.getWebServer().getPort();
    }

    String bootstrapServers() {
        return servers(settings, broker);
    }

    /** One sentence on a part that does not work, or not yet; empty when all do. */
    public Optional<String> missing() {
        return context.getBeansOfType(HealthIndicator.class).values().stream()
                .map(HealthIndicator::health)
                .filter(health -> health != null && health.getStatus().equals(Status.DOWN))
                .findFirst()
                .map(Server::sentence);
    }

    private static String sentence(Health health) {
        Object detail = health.getDetails().get("detail");
        return detail == null ? String.valueOf(health.getDetails()) : detail.toString();
    }

    @Override
    public void close() {
        try {
            context.close();
        } finally {
            broker.ifPresent(EmbeddedBroker::close);
        }
    }
}
