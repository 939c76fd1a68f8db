package dev.loginsight.ingestor.publish;

import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.core.log.Fingerprints;
import dev.loginsight.core.log.LogEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Sends errors to {@link ErrorEvent#TOPIC}, keyed by fingerprint so that equal errors keep their order. */
public final class ErrorPublisher {
    /** How many times the timeout a record that was handed over may take: a large request is sent bit by bit. */
    static final int DELIVERY = 3;

    private final KafkaTemplate<String, byte[]> kafka;
    private final ErrorTopic topic;
    private final Duration timeout;

    public ErrorPublisher(KafkaTemplate<String, byte[]> kafka, ErrorTopic topic, Duration timeout) {
        this.kafka = kafka;
        this.topic = topic;
        this.timeout = timeout;
    }

    /**
     * Returns once Kafka has all of them ({@code acks=all}).
     *
     * @throws PublishException when it has not within the timeout; some may have arrived
     */
    public void publish(List<LogEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            topic.ensure(timeout);
            List<CompletableFuture<?>> sent = new ArrayList<>(events.size());
            for (LogEvent event : events) {
                ErrorEvent error = new ErrorEvent(Fingerprints.of(event), event);
                sent.add(kafka.send(ErrorEvent.TOPIC, error.fingerprint().value(), ErrorEvents.toJson(error)));
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .get(DELIVERY * timeout.toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException | org.springframework.kafka.KafkaException e) {
            throw new PublishException(
                    "Kafka at %s did not take the events (%s), so none is acknowledged; send them again, and start Kafka or correct loginsight.kafka.bootstrap-servers if this lasts."
                            .formatted(topic.bootstrapServers(), ErrorTopic.reason(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("The ingestor is shutting down; send the events again.", e);
        }
    }
}
