package dev.loginsight.worker.consume;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Occurrence;
import dev.loginsight.worker.publish.KafkaJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a store would know from the published updates: each event once, every analysis in order. */
final class InsightLedger {
    private final KafkaTraffic.Reader reader;
    private final Map<String, Set<String>> events = new HashMap<>();
    private final Map<String, List<Insight>> analyses = new HashMap<>();

    InsightLedger(KafkaTraffic kafka) {
        reader = kafka.read(InsightUpdate.TOPIC);
    }

    /** Reads on. */
    InsightLedger read() {
        reader.poll().forEach(message -> {
            InsightUpdate update = KafkaJson.read(message.value(), InsightUpdate.class);
            Set<String> seen = events.computeIfAbsent(update.insightId(), id -> new HashSet<>());
            update.occurrences().stream().map(Occurrence::eventId).forEach(seen::add);
            if (update.analysis() != null) {
                analyses.computeIfAbsent(update.insightId(), id -> new ArrayList<>())
                        .add(update.analysis());
            }
        });
        return this;
    }

    int count(String insightId) {
        return events.getOrDefault(insightId, Set.of()).size();
    }

    List<Insight> analyses(String insightId) {
        return analyses.getOrDefault(insightId, List.of());
    }
}
