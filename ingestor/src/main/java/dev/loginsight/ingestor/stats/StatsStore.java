package dev.loginsight.ingestor.stats;

import dev.loginsight.core.log.Severity;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * How many events each service logged in each minute, and which ids came in the last 24 hours. In one DuckDB file, outside the
 * heap within the memory that was given.
 *
 * <p>{@link #commit} returns once its rows are on the disk; what several threads commit at one time goes into one transaction.
 * Safe for use by several threads.
 */
public final class StatsStore implements AutoCloseable {
    /** For how long an id is remembered. */
    public static final Duration MEMORY = Duration.ofHours(24);

    /** DuckDB turns a longer list into a slower plan. */
    private static final int IDS_PER_QUERY = 1000;

    private final Path file;
    private final InstantSource clock;
    private final SeenIds seen = new SeenIds();
    private final DuckDBConnection reading;
    private final ReentrantLock readLock = new ReentrantLock();
    private final StatsWriter writer;

    private StatsStore(Path file, DuckDBConnection writing, InstantSource clock, Duration retention)
            throws SQLException {
        this.file = file;
        this.clock = clock;
        this.reading = writing.duplicate();
        this.writer = new StatsWriter(file, writing, seen, clock, retention);
        load();
    }

    /**
     * @param memoryBytes that DuckDB may use
     * @param retention age at which counts are deleted
     * @throws StatsException with a sentence when the file cannot be used
     */
    public static StatsStore open(Path file, long memoryBytes, Duration retention, InstantSource clock) {
        DuckDBConnection connection = StatsDatabase.open(file, memoryBytes);
        try {
            StatsStore store = new StatsStore(file, connection, clock, retention);
            store.writer.start();
            return store;
        } catch (SQLException e) {
            throw new StatsException(
                    "The statistics database %s cannot be read (%s); move it away to begin with an empty one."
                            .formatted(file, StatsDatabase.firstLine(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private void load() throws SQLException {
        try (PreparedStatement query =
                reading.prepareStatement("SELECT high, low, seen_at FROM seen WHERE seen_at >= ?")) {
            query.setLong(1, oldest());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    seen.add(new EventKey(rows.getLong(1), rows.getLong(2)), rows.getLong(3));
                }
            }
        }
    }

    private long oldest() {
        return clock.instant().minus(MEMORY).toEpochMilli();
    }

    /** Those of the ids that were committed within the last 24 hours. */
    public Set<EventKey> seen(Collection<EventKey> keys) {
        return keys.isEmpty() ? Set.of() : seen.find(keys, oldest(), this::lookUp);
    }

    private Set<EventKey> lookUp(Collection<EventKey> keys, long from, long to) {
        List<EventKey> all = List.copyOf(keys);
        Set<EventKey> found = new HashSet<>();
        for (int i = 0; i < all.size(); i += IDS_PER_QUERY) {
            List<EventKey> some = all.subList(i, Math.min(all.size(), i + IDS_PER_QUERY));
            Set<EventKey> wanted = Set.copyOf(some);
            String numbers = some.stream().map(key -> Long.toString(key.high())).collect(Collectors.joining(","));
            query(
                            "SELECT high, low FROM seen WHERE seen_at BETWEEN ? AND ? AND high IN (" + numbers + ")",
                            List.of(from, to),
                            row -> new EventKey(row.getLong(1), row.getLong(2)))
                    .stream()
                    .filter(wanted::contains)
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * Adds to the counts and remembers the ids; returns when both are durable.
     *
     * @throws StatsException when they are not; then neither is
     */
    public void commit(List<Count> counts, Collection<EventKey> ids) {
        writer.commit(counts, ids);
    }

    /**
     * Counts by minute, service and severity, in this order.
     *
     * @param from first minute since 1970
     * @param to last minute, included
     * @param service null for all
     * @param after the last count of the page before; null for the first page
     */
    public List<Count> counts(long from, long to, @Nullable String service, @Nullable Count after, int limit) {
        List<Object> values = new ArrayList<>(List.of(from, to));
        StringBuilder where = new StringBuilder("minute BETWEEN ? AND ?");
        if (service != null) {
            where.append(" AND service = ?");
            values.add(service);
        }
        if (after != null) {
            where.append(" AND (minute, service, severity) > (?, ?, ?)");
            values.addAll(List.of(
                    after.minute(), after.service(), (long) after.severity().ordinal()));
        }
        values.add((long) limit);
        return query(
                "SELECT minute, service, severity, sum(count)::BIGINT, sum(analyzed)::BIGINT FROM counts WHERE " + where
                        + " GROUP BY minute, service, severity ORDER BY minute, service, severity LIMIT ?",
                values,
                row -> new Count(
                        row.getLong(1),
                        row.getString(2),
                        Severity.values()[row.getInt(3)],
                        row.getLong(4),
                        row.getLong(5)));
    }

    /** Sums over all minutes, by service and severity; {@code minute} is 0. */
    public List<Count> totals(long from, long to, @Nullable String service) {
        List<Object> values = new ArrayList<>(List.of(from, to));
        if (service != null) {
            values.add(service);
        }
        return query(
                "SELECT service, severity, sum(count)::BIGINT, sum(analyzed)::BIGINT FROM counts WHERE minute BETWEEN ? AND ?"
                        + (service == null ? "" : " AND service = ?")
                        + " GROUP BY service, severity ORDER BY service, severity",
                values,
                row -> new Count(
                        0, row.getString(1), Severity.values()[row.getInt(2)], row.getLong(3), row.getLong(4)));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, List<Object> values, Row<T> read) {
        readLock.lock();
        try (PreparedStatement query = reading.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            List<T> result = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    result.add(read.read(rows));
                }
            }
            return result;
        } catch (SQLException e) {
            throw new StatsException(
                    "The statistics database %s does not answer (%s)."
                            .formatted(file, StatsDatabase.firstLine(String.valueOf(e.getMessage()))),
                    e);
        } finally {
            readLock.unlock();
        }
    }

    /** Cheap: whether commits work, or why the last one did not. */
    public @Nullable String problem() {
        return writer.problem();
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        writer.close();
        readLock.lock();
        try {
            reading.close();
        } catch (SQLException e) {
            throw new StatsException("The statistics database %s could not be closed.".formatted(file), e);
        } finally {
            readLock.unlock();
        }
    }
}
