package dev.loginsight.ingestor.stats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens the DuckDB file and knows its tables. */
final class StatsDatabase {
    private StatsDatabase() {}

    /** @throws StatsException with a sentence */
    static DuckDBConnection open(Path file, long memoryBytes) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            DuckDBConnection connection =
                    DuckDBConnection.newConnection("jdbc:duckdb:" + file, false, settings(file, memoryBytes));
            try {
                createTables(connection);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new StatsException(sentence(file, e), e);
        } catch (Exception e) {
            throw new StatsException(sentence(file, e), e);
        }
    }

    private static Properties settings(Path file, long memoryBytes) {
        Properties settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("memory_limit", memoryBytes + "B");
        settings.setProperty("temp_directory", file + ".tmp");
        settings.setProperty("checkpoint_threshold", "16MB");
        // A database of counts needs nothing from the network.
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return settings;
    }

    /** No indexes: rows come in the order of time, and DuckDB skips blocks whose time does not fit. */
    private static void createTables(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS counts (
                        minute BIGINT NOT NULL, service VARCHAR NOT NULL, severity TINYINT NOT NULL,
                        count BIGINT NOT NULL, analyzed BIGINT NOT NULL)""");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS seen (high BIGINT NOT NULL, low BIGINT NOT NULL, seen_at BIGINT NOT NULL)");
        }
    }

    private static String sentence(Path file, Exception e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("lock")) {
            return "The statistics database %s is in use by another process; stop that one or choose another home."
                    .formatted(file);
        }
        if (e instanceof IOException || reason.contains("Cannot open file") || reason.contains("Permission")) {
            return "The statistics database %s cannot be written (%s); choose a home that this user may write to."
                    .formatted(file, firstLine(reason));
        }
        return "The statistics database %s cannot be opened (%s); move it away to begin with an empty one."
                .formatted(file, firstLine(reason));
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
