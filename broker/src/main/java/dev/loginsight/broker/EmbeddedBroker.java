package dev.loginsight.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and its KRaft controller in this process, reachable on 127.0.0.1 only. What it acknowledged is in its
 * folder and survives a restart and a SIGKILL.
 *
 * <p>One process at a time may hold a folder. Safe for use by several threads; {@link #close} may be called more than once.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    /** Another process may take a free port between our finding it and Kafka's binding it. */
    private static final int ATTEMPTS = 5;

    private final KafkaRaftServer server;
    private final DataDirectory directory;
    private final int port;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, DataDirectory directory, int port) {
        this.server = server;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts a broker and returns once clients can use it.
     *
     * @param dataDir made where it is missing
     * @param port 0 takes a free one
     * @throws BrokerException when the port is in use or the folder cannot be used
     */
    public static EmbeddedBroker start(Path dataDir, int port) {
        long started = System.nanoTime();
        explainFatalExits();
        DataDirectory directory = DataDirectory.open(dataDir.toAbsolutePath().normalize());
        boolean ready = false;
        try {
            EmbeddedBroker broker = start(directory, port);
            ready = true;
            LOG.info(
                    "Embedded Kafka is ready on {} after {} ms, data in {}",
                    broker.bootstrapServers(),
                    (System.nanoTime() - started) / 1_000_000,
                    directory.logs());
            return broker;
        } finally {
            if (!ready) {
                directory.close();
            }
        }
    }

    /**
     * Kafka ends the whole process when it can no longer keep its promises, for instance when the disk is full. That is
     * right, for nothing must be acknowledged any more, but it has to be said.
     */
    private static void explainFatalExits() {
        Exit.setHaltProcedure((status, message) -> {
            sayWhy(message);
            Runtime.getRuntime().halt(status);
        });
        Exit.setExitProcedure((status, message) -> {
            sayWhy(message);
            System.exit(status);
        });
    }

    private static void sayWhy(@Nullable String message) {
        LOG.error(
                "The embedded Kafka gave up{}, so this process ends; what it acknowledged is safe. Look for its last error above:"
                        + " a full disk or a removed folder is the usual reason.",
                message == null ? "" : " (" + message + ")");
    }

    private static EmbeddedBroker start(DataDirectory directory, int wanted) {
        for (int attempt = 1; ; attempt++) {
            int[] ports = ports(wanted);
            KafkaRaftServer server = null;
            try {
                KafkaConfig config = new KafkaConfig(BrokerSettings.of(directory.logs(), ports[0], ports[1]), false);
                server = new KafkaRaftServer(config, Time.SYSTEM);
                server.startup();
                return new EmbeddedBroker(server, directory, ports[0]);
            } catch (Exception e) {
                stop(server);
                if (!isPortTaken(e)) {
                    throw new BrokerException(
                            "The embedded Kafka could not start from %s: %s; see the log for details, or move that folder away to start empty."
                                    .formatted(directory.logs(), DataDirectory.reason(root(e))),
                            e);
                }
                if (attempt == ATTEMPTS) {
                    throw inUse(ports[0], e);
                }
            }
        }
    }

    private static void stop(@Nullable KafkaRaftServer server) {
        if (server != null) {
            try {
                server.shutdown();
            } catch (RuntimeException e) {
                LOG.debug("A broker that did not start could not be stopped either", e);
            }
        }
    }

    /** The broker's port and the controller's. */
    private static int[] ports(int wanted) {
        try (ServerSocket broker = new ServerSocket();
                ServerSocket controller = new ServerSocket()) {
            broker.setReuseAddress(true);
            try {
                broker.bind(new InetSocketAddress(BrokerSettings.HOST, wanted));
            } catch (BindException e) {
                throw inUse(wanted, e);
            }
            controller.bind(new InetSocketAddress(BrokerSettings.HOST, 0));
            return new int[] {broker.getLocalPort(), controller.getLocalPort()};
        } catch (IOException e) {
            throw new BrokerException(
                    "The embedded Kafka cannot listen on %s: %s".formatted(BrokerSettings.HOST, e.getMessage()), e);
        }
    }

    private static BrokerException inUse(int port, Exception cause) {
        return new BrokerException(
                "Port %d on %s is in use by another program; stop it or set kafka.port to another one (0 takes a free one)."
                        .formatted(port, BrokerSettings.HOST),
                cause);
    }

    private static boolean isPortTaken(Throwable e) {
        return causes(e).anyMatch(BindException.class::isInstance);
    }

    private static Throwable root(Throwable e) {
        return causes(e).reduce((first, second) -> second).orElse(e);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(Optional.of(e), Optional::isPresent, t -> t.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .limit(50);
    }

    /** For {@code bootstrap.servers}: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Stops in an orderly way, so that the next start need not recover its logs. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            directory.close();
        }
    }
}
