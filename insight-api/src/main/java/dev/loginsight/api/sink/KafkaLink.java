package dev.loginsight.api.sink;

import dev.loginsight.core.insight.InsightUpdate;
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
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Creates the topics this room needs where they are missing, and says whether the brokers answer. The client is made at first use and
 * kept, for a health page is asked often.
 */
public final class KafkaLink implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final int partitions;
    private @Nullable Admin admin;
    private boolean closed;

    /** @param partitions of topics that have to be created; existing topics are left as they are */
    public KafkaLink(String bootstrapServers, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Waits at most a few seconds. @return why the brokers do not answer; empty when they do */
    public Optional<String> unreachable() {
        try {
            wait(admin().describeCluster().nodes());
            return Optional.empty();
        } catch (KafkaException | IllegalStateException | ExecutionException | TimeoutException e) {
            return Optional.of("No Kafka answers at %s (%s); start it, or correct loginsight.kafka.bootstrap-servers."
                    .formatted(bootstrapServers, reason(e)));
        }
    }

    /** @throws IllegalStateException with a sentence when the topics neither exist nor can be created */
    void createMissingTopics() {
        for (String topic : List.of(InsightUpdate.TOPIC, DeadLetters.TOPIC)) {
            try {
                // No replication factor: the cluster's default is its operator's decision.
                NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
                wait(admin().createTopics(List.of(wanted)).all());
            } catch (KafkaException | ExecutionException | TimeoutException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException(
                            "The topic %s cannot be found or created at %s (%s); start Kafka, or correct loginsight.kafka.bootstrap-servers."
                                    .formatted(topic, bootstrapServers, reason(e)),
                            e);
                }
            }
        }
    }

    private static <T> T wait(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka", e);
        }
    }

    private static String reason(Exception e) {
        if (e instanceof TimeoutException) {
            return "nothing within " + PATIENCE.toSeconds() + " s";
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private synchronized Admin admin() {
        if (closed) {
            throw new IllegalStateException("shutting down");
        }
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis()));
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
            admin = null;
        }
    }
}
