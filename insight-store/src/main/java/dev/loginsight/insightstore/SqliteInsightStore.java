package dev.loginsight.insightstore;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightFilter;
import dev.loginsight.core.insight.InsightPage;
import dev.loginsight.core.insight.InsightStore;
import dev.loginsight.core.insight.InsightUpdate;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@link InsightStore} in one SQLite file. Failures of the file or the disk are {@link java.io.UncheckedIOException} whose message
 * is a sentence for the operator; the store stays usable and the failed batch may be applied again.
 *
 * <p>Times are kept to the microsecond. Event ids are remembered for {@link #REMEMBERED_DAYS} days after they were counted; the
 * counts themselves stay for good. A sender may use an id again after 24 hours (see {@link
 * dev.loginsight.core.log.LogEvent#id()}): an event counts when its id is unknown, or known only from more than 24 hours ago and with
 * another timestamp, so that a late redelivery still counts once.
 */
public final class SqliteInsightStore implements InsightStore {
    /** Far longer than Kafka redelivers in practice; 16 bytes an event. */
    public static final int REMEMBERED_DAYS = 7;

    private static final int MAX_LIMIT = 1000;

    private final Connections connections;
    private final Clock clock;

    private SqliteInsightStore(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Opens the file; creates it and its folder, or brings it to the current schema, when needed. Several processes may have it
     * open.
     *
     * @throws java.io.UncheckedIOException if it cannot be opened or written, is damaged, or is of a newer version
     */
    public static SqliteInsightStore open(Path file) {
        return open(file, Clock.systemUTC());
    }

    static SqliteInsightStore open(Path file, Clock clock) {
        return over(Connections.open(file, Schema.CURRENT), clock);
    }

    static SqliteInsightStore over(Connections connections, Clock clock) {
        return new SqliteInsightStore(connections, clock);
    }

    @Override
    public void apply(List<InsightUpdate> updates) {
        if (updates.isEmpty()) {
            return;
        }
        connections.write(connection -> {
            try (UpdateBatch batch = new UpdateBatch(connection, clock.instant())) {
                for (InsightUpdate update : updates) {
                    batch.apply(update);
                }
                batch.forgetOldEvents();
            }
            return updates.size();
        });
    }

    @Override
    public Optional<Insight> find(String id) {
        return connections.read(connection -> {
            String sql =
                    "SELECT insight, occurrences, first_seen, last_seen FROM insight WHERE id = ? AND analyzed_at IS NOT NULL";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(InsightRows.insight(row)) : Optional.empty();
                }
            }
        });
    }

    /** Whether {@link #list} would take this cursor, which can be told without a store; null begins a list. */
    public static boolean isCursor(@Nullable String cursor) {
        try {
            Cursor.decoded(cursor);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public InsightPage list(InsightFilter filter, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1.." + MAX_LIMIT + ": " + limit);
        }
        ListQuery query = new ListQuery(filter, Cursor.decoded(cursor), limit);
        return connections.read(query::run);
    }

    @Override
    public long occurrences() {
        return connections.read(SqliteInsightStore::sumOfOccurrences);
    }

    private static long sumOfOccurrences(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT COALESCE(SUM(occurrences), 0) FROM insight")) {
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
