package dev.loginsight.worker.consume;

import dev.loginsight.core.insight.Occurrence;
import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.core.log.Fingerprint;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.worker.consume.EventReader.PoisonedException;
import dev.loginsight.worker.insight.ErrorGroup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of one poll, sorted into groups of equal errors and those that cannot be read. */
record ErrorBatch(Collection<Group> groups, List<Poisoned> poisoned) {
    private static final int LONGEST_ID = 200;

    record Poisoned(ConsumerRecord<byte[], byte[]> message, String reason) {}

    /** @param partition the newest record's; equal errors share one as long as the topic keeps its number of partitions */
    record Group(Fingerprint fingerprint, LogEvent first, int partition, List<Occurrence> occurrences) {
        ErrorGroup forAnalysis() {
            List<Instant> times =
                    occurrences.stream().map(Occurrence::timestamp).sorted().toList();
            return new ErrorGroup(fingerprint, SlimEvent.of(first), times.getFirst(), times.getLast());
        }

        String insightId() {
            return ErrorGroup.of(fingerprint, first).insightId();
        }
    }

    static ErrorBatch of(List<ConsumerRecord<byte[], byte[]>> messages) {
        Map<Fingerprint, Group> groups = new LinkedHashMap<>();
        List<Poisoned> poisoned = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            try {
                ErrorEvent error = EventReader.read(message.value());
                groups.computeIfAbsent(
                                error.fingerprint(),
                                key -> new Group(key, error.event(), message.partition(), new ArrayList<>()))
                        .occurrences()
                        .add(new Occurrence(
                                id(error.event().id()), error.event().timestamp()));
            } catch (PoisonedException e) {
                poisoned.add(new Poisoned(message, String.valueOf(e.getMessage())));
            }
        }
        return new ErrorBatch(groups.values(), poisoned);
    }

    /** An id of any length stays unique and gets a length that fits. */
    private static String id(String eventId) {
        if (eventId.length() <= LONGEST_ID) {
            return eventId;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(eventId.getBytes(StandardCharsets.UTF_8));
            return eventId.substring(0, 64) + "..." + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
