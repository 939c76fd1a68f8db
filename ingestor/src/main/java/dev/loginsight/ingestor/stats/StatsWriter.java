package dev.loginsight.ingestor.stats;

import dev.loginsight.core.log.Severity;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Whatever waits when it comes round goes into one transaction: a commit costs a wait for the disk,
 * so many small requests at one time cost little more than one.
 */
final class StatsWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatsWriter.class);

    private static final int MOST_PER_TRANSACTION = 256;
    private static final long CLEANING_EVERY_MILLIS = Duration.ofMinutes(10).toMillis();
    /** Counts come as small additions; from here on they are added up. In rows. */
    private static final int ADDITIONS = 20_000;

    private record Task(List<Count> counts, Collection<EventKey> ids, CompletableFuture<Void> done) {}

    private record Cell(long minute, String service, Severity severity) {}

    private static final Task END = new Task(List.of(), List.of(), new CompletableFuture<>());

    private final Path file;
    private final DuckDBConnection connection;
    private final SeenIds seen;
    private final InstantSource clock;
    private final Duration retention;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "ingestor-stats");
    private volatile @Nullable String problem;
    private volatile boolean closed;
    private long lastSeenAt;
    private long cleanedAt;
    private int additions = ADDITIONS / 2;

    StatsWriter(Path file, DuckDBConnection connection, SeenIds seen, InstantSource clock, Duration retention) {
        this.file = file;
        this.connection = connection;
        this.seen = seen;
        this.clock = clock;
        this.retention = retention;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void commit(List<Count> counts, Collection<EventKey> ids) {
        if (counts.isEmpty() && ids.isEmpty()) {
            return;
        }
        Task task = new Task(counts, ids, new CompletableFuture<>());
        tasks.add(task);
        if (closed) {
            task.done.completeExceptionally(failure(new IllegalStateException("shutting down")));
        }
        try {
            task.done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StatsException known ? known : failure(e);
        }
    }

    @Nullable
    String problem() {
        return problem;
    }

    private void run() {
        try {
            connection.setAutoCommit(false);
            while (true) {
                List<Task> batch = new ArrayList<>(List.of(tasks.take()));
                tasks.drainTo(batch, MOST_PER_TRANSACTION - 1);
                boolean end = batch.remove(END);
                write(batch);
                if (end) {
                    return;
                }
                clean();
            }
        } catch (InterruptedException | SQLException e) {
            LOG.error("The statistics writer stopped", e);
            closed = true;
        } finally {
            tasks.forEach(task -> task.done.completeExceptionally(failure(new IllegalStateException("shutting down"))));
        }
    }

    private void write(List<Task> batch) {
        if (batch.isEmpty()) {
            return;
        }
        long now = Math.max(lastSeenAt, clock.millis());
        try {
            begin();
            append(batch, now);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            fail(batch, e);
            return;
        }
        lastSeenAt = now;
        problem = null;
        batch.forEach(task -> task.ids.forEach(id -> seen.add(id, now)));
        batch.forEach(task -> task.done.complete(null));
    }

    /** The driver begins a transaction with the first statement, and an appender is none: each would commit on its own. */
    private void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private void append(List<Task> batch, long now) throws SQLException {
        Map<Cell, long[]> sums = new HashMap<>();
        for (Task task : batch) {
            for (Count count : task.counts) {
                long[] sum = sums.computeIfAbsent(
                        new Cell(count.minute(), count.service(), count.severity()), cell -> new long[2]);
                sum[0] += count.count();
                sum[1] += count.analyzed();
            }
        }
        try (DuckDBAppender rows = connection.createAppender("counts")) {
            for (Map.Entry<Cell, long[]> sum : sums.entrySet()) {
                Cell cell = sum.getKey();
                rows.beginRow().append(cell.minute).append(cell.service).append((byte) cell.severity.ordinal());
                rows.append(sum.getValue()[0]).append(sum.getValue()[1]).endRow();
            }
        }
        additions += sums.size();
        try (DuckDBAppender rows = connection.createAppender("seen")) {
            for (Task task : batch) {
                for (EventKey id : task.ids) {
                    rows.beginRow()
                            .append(id.high())
                            .append(id.low())
                            .append(now)
                            .endRow();
                }
            }
        }
    }

    private void fail(List<Task> batch, Exception e) {
        StatsException failure = failure(e);
        problem = failure.getMessage();
        LOG.error("{}", failure.getMessage(), e);
        try {
            connection.rollback();
        } catch (SQLException again) {
            LOG.debug("nothing to roll back", again);
        }
        batch.forEach(task -> task.done.completeExceptionally(failure));
    }

    private StatsException failure(Exception e) {
        return new StatsException(
                "The statistics database %s cannot be written (%s); look for a full disk."
                        .formatted(file, StatsDatabase.firstLine(String.valueOf(e.getMessage()))),
                e);
    }

    /** Forgets what is too old, and adds up counts. Its failure costs room, not data. */
    private void clean() {
        long now = clock.millis();
        boolean due = now - cleanedAt >= CLEANING_EVERY_MILLIS;
        if (!due && additions < ADDITIONS) {
            return;
        }
        cleanedAt = now;
        try (Statement statement = connection.createStatement()) {
            long oldestId = now - StatsStore.MEMORY.toMillis();
            statement.execute("DELETE FROM seen WHERE seen_at < " + oldestId);
            statement.execute("DELETE FROM counts WHERE minute < " + (now - retention.toMillis()) / 60_000);
            if (additions >= ADDITIONS) {
                addUp(statement);
            }
            connection.commit();
            seen.forgetBefore(oldestId);
        } catch (SQLException e) {
            LOG.warn("The statistics database {} could not be tidied up; it will be tried again", file, e);
            try {
                connection.rollback();
            } catch (SQLException again) {
                LOG.debug("nothing to roll back", again);
            }
        }
    }

    private void addUp(Statement statement) throws SQLException {
        statement.execute("""
                CREATE OR REPLACE TEMP TABLE sums AS
                SELECT minute, service, severity, sum(count)::BIGINT AS count, sum(analyzed)::BIGINT AS analyzed
                FROM counts GROUP BY minute, service, severity""");
        statement.execute("DELETE FROM counts");
        statement.execute("INSERT INTO counts SELECT * FROM sums ORDER BY minute");
        statement.execute("DROP TABLE sums");
        additions = 0;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            tasks.add(END);
        }
        try {
            thread.join(Duration.ofSeconds(10));
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("The statistics database {} could not be closed", file, e);
        }
    }
}
