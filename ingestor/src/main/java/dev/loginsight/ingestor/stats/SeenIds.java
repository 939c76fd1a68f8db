package dev.loginsight.ingestor.stats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The ids of the last 24 hours: which were seen is in the database, and in memory is what rules out almost all that were not
 * (about 3 bytes an id). A segment covers a stretch of time, so that the database looks at few rows for the rest.
 */
final class SeenIds {
    /** Asks the database which of these ids it has from a stretch of time, bounds included, in milliseconds since 1970. */
    interface Lookup {
        Set<EventKey> find(Collection<EventKey> keys, long from, long to);
    }

    private final List<SeenSegment> segments = new CopyOnWriteArrayList<>();

    /** Called by one thread at a time. */
    void add(EventKey key, long seenAt) {
        if (segments.isEmpty() || segments.getLast().isFull()) {
            segments.add(new SeenSegment());
        }
        segments.getLast().add(key, seenAt);
    }

    /** Those of the ids that were seen since a time. */
    Set<EventKey> find(Collection<EventKey> keys, long since, Lookup lookup) {
        Map<SeenSegment, List<EventKey>> suspects = new LinkedHashMap<>();
        for (SeenSegment segment : segments) {
            if (segment.last() >= since) {
                keys.stream()
                        .filter(segment::mayContain)
                        .forEach(key -> suspects.computeIfAbsent(segment, s -> new ArrayList<>())
                                .add(key));
            }
        }
        Set<EventKey> seen = new HashSet<>();
        suspects.forEach((segment, candidates) ->
                seen.addAll(lookup.find(candidates, Math.max(since, segment.first()), segment.last())));
        return seen;
    }

    void forgetBefore(long time) {
        segments.removeIf(segment -> segment.last() < time);
    }
}
