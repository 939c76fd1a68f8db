package dev.loginsight.insightstore;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Occurrence;
import dev.loginsight.core.log.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Updates applied within one transaction of one connection. */
final class UpdateBatch implements AutoCloseable {
    /** Rows deleted with one batch, at most: forgetting old events never makes a batch slow. */
    private static final int FORGOTTEN_AT_ONCE = 2_000;

    private static final String ADD_INSIGHT =
            "INSERT INTO insight (id, fingerprint) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String ADD_EVENT = """
            INSERT INTO occurrence (event, seen_at, recorded_at)
            SELECT ?1, ?2, ?3 WHERE NOT EXISTS
              (SELECT 1 FROM occurrence WHERE event = ?1 AND (seen_at = ?2 OR recorded_at > ?4))
            """;
    private static final String COUNT = """
            UPDATE insight SET occurrences = occurrences + ?1,
              first_seen = min(coalesce(first_seen, ?2), ?2), last_seen = max(coalesce(last_seen, ?3), ?3)
            WHERE id = ?4
            """;
    // The right-hand sides of an UPDATE see the row as it was.
    private static final String ANALYSE = """
            UPDATE insight SET analyzed_at = ?1, answered = ?2, service = ?3, severity = ?4, status = ?5, search = ?6,
              insight = ?7, first_seen = coalesce(first_seen, ?8), last_seen = coalesce(last_seen, ?9)
            WHERE id = ?10 AND (analyzed_at IS NULL OR (analyzed_at < ?1 AND answered <= ?2))
            """;
    private static final String FORGET = """
            DELETE FROM occurrence WHERE (event, seen_at) IN
              (SELECT event, seen_at FROM occurrence WHERE recorded_at < ? LIMIT %d)
            """.formatted(FORGOTTEN_AT_ONCE);

    private final Instant now;
    private final PreparedStatement addInsight;
    private final PreparedStatement addEvent;
    private final PreparedStatement count;
    private final PreparedStatement analyse;
    private final PreparedStatement forget;

    UpdateBatch(Connection connection, Instant now) throws SQLException {
        this.now = now;
        addInsight = connection.prepareStatement(ADD_INSIGHT);
        addEvent = connection.prepareStatement(ADD_EVENT);
        count = connection.prepareStatement(COUNT);
        analyse = connection.prepareStatement(ANALYSE);
        forget = connection.prepareStatement(FORGET);
    }

    void apply(InsightUpdate update) throws SQLException {
        addInsight.setString(1, update.insightId());
        addInsight.setString(2, update.fingerprint());
        addInsight.executeUpdate();
        countNew(update);
        if (update.analysis() != null) {
            analyse(update.insightId(), update.analysis());
        }
    }

    private void countNew(InsightUpdate update) throws SQLException {
        long added = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Occurrence occurrence : update.occurrences()) {
            long seenAt = Micros.of(occurrence.timestamp());
            if (isNew(occurrence.eventId(), seenAt)) {
                added++;
                first = Math.min(first, seenAt);
                last = Math.max(last, seenAt);
            }
        }
        if (added > 0) {
            count.setLong(1, added);
            count.setLong(2, first);
            count.setLong(3, last);
            count.setString(4, update.insightId());
            count.executeUpdate();
        }
    }

    private boolean isNew(String eventId, long seenAt) throws SQLException {
        addEvent.setBytes(1, EventKeys.of(eventId));
        addEvent.setLong(2, seenAt);
        addEvent.setLong(3, Micros.of(now));
        addEvent.setLong(4, Micros.of(now.minus(Duration.ofHours(24))));
        return addEvent.executeUpdate() == 1;
    }

    private void analyse(String id, Insight insight) throws SQLException {
        analyse.setLong(1, Micros.of(insight.analyzedAt()));
        analyse.setInt(2, insight.model() == null ? 0 : 1);
        analyse.setString(3, insight.service());
        analyse.setInt(4, Severity.ofText(insight.severity()).number());
        analyse.setString(5, insight.status());
        analyse.setString(6, InsightJson.searchText(insight));
        analyse.setBytes(7, InsightJson.write(insight));
        analyse.setLong(8, Micros.of(insight.firstSeen()));
        analyse.setLong(9, Micros.of(insight.lastSeen()));
        analyse.setString(10, id);
        analyse.executeUpdate();
    }

    void forgetOldEvents() throws SQLException {
        forget.setLong(1, Micros.of(now.minus(Duration.ofDays(SqliteInsightStore.REMEMBERED_DAYS))));
        forget.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : new PreparedStatement[] {addInsight, addEvent, count, analyse, forget}) {
            statement.close();
        }
    }
}
