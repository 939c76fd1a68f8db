package dev.loginsight.worker.publish;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Occurrence;
import dev.loginsight.core.log.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes on {@link InsightUpdate#TOPIC}, in records that fit any cluster's limit of 1 MB. */
public final class InsightPublisher {
    /** At about 100 bytes each, far below the limit. */
    private static final int OCCURRENCES_AT_ONCE = 2_000;

    private final KafkaSender sender;

    public InsightPublisher(KafkaSender sender) {
        this.sender = sender;
    }

    /** Reports that a group was seen; several records when there are many events. */
    public List<CompletableFuture<Void>> count(
            Fingerprint fingerprint, String insightId, List<Occurrence> occurrences) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int from = 0; from < occurrences.size(); from += OCCURRENCES_AT_ONCE) {
            List<Occurrence> chunk =
                    occurrences.subList(from, Math.min(occurrences.size(), from + OCCURRENCES_AT_ONCE));
            sent.add(
                    send(fingerprint, KafkaJson.write(new InsightUpdate(insightId, fingerprint.value(), null, chunk))));
        }
        return sent;
    }

    /** Publishes an analysis; its occurrences are reported on their own, when they come. */
    public CompletableFuture<Void> analysed(Insight insight) {
        return send(new Fingerprint(insight.fingerprint()), FittingUpdate.of(insight));
    }

    private CompletableFuture<Void> send(Fingerprint fingerprint, byte[] update) {
        byte[] key = fingerprint.value().getBytes(StandardCharsets.US_ASCII);
        return sender.send(new ProducerRecord<>(InsightUpdate.TOPIC, key, update));
    }
}
