package dev.loginsight.ingestor.publish;

import dev.loginsight.core.log.ErrorEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topic where it is missing, as soon as Kafka answers, and says whether Kafka does. */
public final class ErrorTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorTopic.class);

    private final String bootstrapServers;
    private final int partitions;
    private volatile boolean ready;
    private @Nullable Admin admin;

    /** @param partitions of the topic when it has to be created */
    public ErrorTopic(String bootstrapServers, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** Returns when the topic exists. Costs nothing from the second time on. */
    void ensure(Duration patience) throws ExecutionException, TimeoutException, InterruptedException {
        if (ready) {
            return;
        }
        // No replication factor: the cluster's default is its operator's decision.
        NewTopic wanted = new NewTopic(ErrorEvent.TOPIC, Optional.of(partitions), Optional.empty());
        try {
            admin().createTopics(List.of(wanted)).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        ready = true;
    }

    /** Like {@link #ensure}, once and without complaint: the next request tries again. */
    void tryEnsure() {
        try {
            ensure(Duration.ofSeconds(10));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn(
                    "Kafka does not answer at {} ({}); events are refused with 503 until it does",
                    bootstrapServers,
                    reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why Kafka does not answer; empty when it does. */
    public Optional<String> unreachable(Duration patience) {
        try {
            admin().describeCluster().nodes().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Optional.of(
                    "Kafka does not answer at %s (%s); start it or correct loginsight.kafka.bootstrap-servers."
                            .formatted(bootstrapServers, reason(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("shutting down");
        }
    }

    static String reason(Throwable e) {
        if (e instanceof TimeoutException) {
            return "no answer in time";
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000));
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
            admin = null;
        }
    }
}
