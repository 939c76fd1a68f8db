package dev.loginsight.worker.consume;

import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.worker.publish.DeadLetters;
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
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics the worker needs where they are missing; existing ones are left as their operator made them. */
final class Topics {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** An error that was silent for so long is news when it comes back. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final String bootstrapServers;
    private final int partitions;

    Topics(String bootstrapServers, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
    }

    /** @throws IllegalStateException with a sentence when a topic neither exists nor can be created */
    void createMissing() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis()))) {
            for (NewTopic topic : wanted()) {
                create(admin, topic);
            }
        } catch (KafkaException e) {
            throw failed("The topics", e);
        }
    }

    private List<NewTopic> wanted() {
        // No replication factor: that is the cluster's default and its operator's decision.
        return List.of(
                topic(ErrorEvent.TOPIC),
                topic(InsightUpdate.TOPIC),
                topic(DeadLetters.TOPIC),
                topic(StateTopic.TOPIC)
                        .configs(Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                                TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(REMEMBERED.toMillis()),
                                TopicConfig.SEGMENT_BYTES_CONFIG,
                                Integer.toString(16 << 20))));
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    private void create(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw failed("The topic " + topic.name(), e);
            }
        }
    }

    private IllegalStateException failed(String what, Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String reason = cause instanceof TimeoutException || cause.getMessage() == null
                ? "no answer within " + PATIENCE.toSeconds() + " s"
                : cause.getMessage();
        return new IllegalStateException(
                "%s cannot be found or created at %s (%s); start Kafka, or correct loginsight.kafka.bootstrap-servers."
                        .formatted(what, bootstrapServers, reason),
                e);
    }
}
