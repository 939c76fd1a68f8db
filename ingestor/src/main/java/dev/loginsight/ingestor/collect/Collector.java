package dev.loginsight.ingestor.collect;

import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.Severity;
import dev.loginsight.ingestor.filter.ErrorFilter;
import dev.loginsight.ingestor.normalize.Incoming;
import dev.loginsight.ingestor.publish.ErrorPublisher;
import dev.loginsight.ingestor.stats.Count;
import dev.loginsight.ingestor.stats.EventKey;
import dev.loginsight.ingestor.stats.StatsStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a request's events in: leaves out those seen in the last 24 hours, sends the errors to Kafka, then commits counts and
 * ids. In this order, so that a crash between the two loses nothing: the sender has no acknowledgement yet and sends again, and
 * what then is in Kafka twice has the same id and is counted once behind it.
 *
 * <p>Safe for use by several threads. Events of one id in one request count once, the first of them.
 */
public final class Collector {
    private final ErrorFilter filter;
    private final ErrorPublisher publisher;
    private final StatsStore stats;
    private final DiskRoom room;
    private final Claims claims = new Claims();

    Collector(ErrorFilter filter, ErrorPublisher publisher, StatsStore stats, DiskRoom room) {
        this.room = room;
        this.filter = filter;
        this.publisher = publisher;
        this.stats = stats;
    }

    /**
     * Returns when everything is durable.
     *
     * @throws dev.loginsight.ingestor.publish.PublishException when Kafka did not take the errors
     * @throws DiskFullException when there is no room to take anything
     * @throws dev.loginsight.ingestor.stats.StatsException when counts and ids could not be written
     */
    public Receipt accept(List<Incoming> events) {
        room.require(events.stream().mapToLong(Collector::size).sum());
        List<LogEvent> fresh = new ArrayList<>();
        Map<EventKey, LogEvent> named = new LinkedHashMap<>();
        for (Incoming incoming : events) {
            if (incoming.idOfSender()) {
                named.putIfAbsent(EventKey.of(incoming.event().id()), incoming.event());
            } else {
                fresh.add(incoming.event());
            }
        }
        Claims.Claim claim = claims.take(named.keySet());
        try {
            named.keySet().removeAll(stats.seen(claim.keys()));
            fresh.addAll(named.values());
            int analyzed = acceptNew(fresh, named.keySet());
            return new Receipt(events.size(), analyzed, events.size() - fresh.size());
        } finally {
            claims.release(claim);
        }
    }

    private static long size(Incoming incoming) {
        LogEvent event = incoming.event();
        String trace = event.stackTraceText();
        return event.message().length() + (trace == null ? 0 : trace.length());
    }

    private int acceptNew(List<LogEvent> events, Collection<EventKey> keys) {
        List<LogEvent> errors = events.stream().filter(filter::isError).toList();
        publisher.publish(errors);
        stats.commit(counts(events, errors), List.copyOf(keys));
        return errors.size();
    }

    private record Cell(long minute, String service, Severity severity) {}

    private static Cell cell(LogEvent event) {
        return new Cell(Math.floorDiv(event.timestamp().getEpochSecond(), 60), event.service(), event.severity());
    }

    private static List<Count> counts(List<LogEvent> events, List<LogEvent> errors) {
        Map<Cell, long[]> cells = new HashMap<>();
        events.forEach(event -> cells.computeIfAbsent(cell(event), cell -> new long[2])[0]++);
        errors.forEach(event -> cells.computeIfAbsent(cell(event), cell -> new long[2])[1]++);
        return cells.entrySet().stream()
                .map(cell -> new Count(
                        cell.getKey().minute,
                        cell.getKey().service,
                        cell.getKey().severity,
                        cell.getValue()[0],
                        cell.getValue()[1]))
                .toList();
    }
}
