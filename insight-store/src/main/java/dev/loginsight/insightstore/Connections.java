package dev.loginsight.insightstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * One connection that writes, under a lock, and as many that read as there are threads reading at once. With a write-ahead log
 * readers see whole transactions and never wait for the writer.
 */
final class Connections implements AutoCloseable {
    /** Another process (a second command line) holds the write lock for the length of one batch; this is far beyond. */
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private final Path file;
    private final Connection writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedDeque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private Connections(Path file, Connection writer) {
        this.file = file;
        this.writer = writer;
    }

    static Connections open(Path file, Schema schema) {
        try {
            createFolderOf(file);
            Connection writer = connect(file);
            try {
                schema.prepare(writer, file);
                return new Connections(file, writer);
            } catch (SQLException | IOException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Failures.of(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static void createFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new IOException(
                    "The folder %s cannot be created for the insights (%s): name another file in insights.database."
                            .formatted(folder, e),
                    e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // FULL, because apply() promises durability: with NORMAL a power cut may take the last commits from the log.
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    /** Runs the work in one transaction: all of it is durable when this returns, or none of it happened. */
    <T> T write(Work<T> work) {
        writing.lock();
        try {
            requireOpen();
            // By hand: the driver's own transactions would begin the next one at once and keep other processes out.
            // IMMEDIATE, because a transaction that reads first and writes later can be refused half-way.
            execute("BEGIN IMMEDIATE");
            T result = work.run(writer);
            execute("COMMIT");
            return result;
        } catch (SQLException e) {
            rollback(e);
            throw Failures.of(file, e);
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw e;
        } finally {
            writing.unlock();
        }
    }

    private void execute(String command) throws SQLException {
        try (Statement sql = writer.createStatement()) {
            sql.execute(command);
        }
    }

    private void rollback(Throwable cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // Usual where SQLite has rolled back by itself, as it does on a full disk.
            cause.addSuppressed(e);
        }
    }

    <T> T read(Work<T> work) {
        requireOpen();
        @Nullable Connection reader = null;
        try {
            reader = idleReaders.poll();
            if (reader == null) {
                reader = connect(file);
            }
            T result = work.run(reader);
            idleReaders.push(reader);
            reader = null;
            return result;
        } catch (SQLException e) {
            throw Failures.of(file, e);
        } finally {
            // After a failure the connection is not reused; after close() nobody else would close it.
            closeQuietly(reader);
            if (closed) {
                closeReaders();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the insight store " + file + " is closed");
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            closeReaders();
            closeQuietly(writer);
        } finally {
            writing.unlock();
        }
    }

    private void closeReaders() {
        for (Connection reader = idleReaders.poll(); reader != null; reader = idleReaders.poll()) {
            closeQuietly(reader);
        }
    }

    private static void closeQuietly(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // Everything committed is on disk already; there is nothing left to save.
                System.getLogger(Connections.class.getName()).log(System.Logger.Level.DEBUG, "closing failed", e);
            }
        }
    }
}
