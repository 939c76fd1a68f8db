package dev.loginsight.insightstore;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, and how an older file becomes a current one. A file's version is SQLite's {@code user_version}: the number of steps
 * it has been through. A step, once released, is never edited; a change is a new step at the end.
 */
final class Schema {
    /** "LogI": tells our files from other programs' databases. */
    private static final int APPLICATION_ID = 0x4C6F6749;

    private static final String TABLES = """
            CREATE TABLE insight (
              id TEXT PRIMARY KEY,
              fingerprint TEXT NOT NULL,
              occurrences INTEGER NOT NULL DEFAULT 0,
              first_seen INTEGER,          -- microseconds since 1970, as all times here; null before anything was counted
              last_seen INTEGER,
              analyzed_at INTEGER,         -- null until an analysis arrives, with everything below
              answered INTEGER,            -- 1 when a model answered
              service TEXT,
              severity INTEGER,            -- OpenTelemetry number
              status TEXT,
              search TEXT,                 -- lower case: what the text filter looks through
              insight BLOB                 -- the whole insight as JSON
            ) WITHOUT ROWID;
            CREATE INDEX insight_by_last_seen ON insight (last_seen DESC, id) WHERE analyzed_at IS NOT NULL;
            CREATE TABLE occurrence (
              event BLOB NOT NULL,         -- first 16 bytes of the event id's SHA-256: small, whatever the sender calls its events
              seen_at INTEGER NOT NULL,
              recorded_at INTEGER NOT NULL,
              PRIMARY KEY (event, seen_at)
            ) WITHOUT ROWID;
            CREATE INDEX occurrence_by_recorded_at ON occurrence (recorded_at)
            """;

    static final Schema CURRENT = new Schema(List.of(TABLES));

    private final List<String> steps;

    Schema(List<String> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Brings the file to this schema, in one transaction: a killed migration leaves the file as it was. */
    void prepare(Connection connection, Path file) throws SQLException, IOException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("BEGIN IMMEDIATE");
            try {
                migrate(sql, file);
                sql.execute("COMMIT");
            } catch (SQLException | IOException e) {
                rollback(sql, e);
                throw e;
            }
        }
    }

    private static void rollback(Statement sql, Exception cause) {
        try {
            sql.execute("ROLLBACK");
        } catch (SQLException e) {
            // Usual where SQLite has rolled back by itself, as it does on a full disk.
            cause.addSuppressed(e);
        }
    }

    private void migrate(Statement sql, Path file) throws SQLException, IOException {
        int version = pragma(sql, "user_version");
        refuseForeign(sql, file, version);
        if (version > steps.size()) {
            throw new IOException(
                    ("%s was written by a newer version of Log Insight (schema %d, this one reads up to %d):"
                                    + " update Log Insight, or name another file in insights.database.")
                            .formatted(file, version, steps.size()));
        }
        for (String step : steps.subList(version, steps.size())) {
            for (String statement : step.replaceAll("--.*", "").split(";")) {
                sql.execute(statement);
            }
        }
        if (version < steps.size()) {
            sql.execute("PRAGMA application_id = " + APPLICATION_ID);
            sql.execute("PRAGMA user_version = " + steps.size());
        }
    }

    private static void refuseForeign(Statement sql, Path file, int version) throws SQLException, IOException {
        boolean blank = version == 0 && pragma(sql, "schema_version") == 0;
        if (!blank && pragma(sql, "application_id") != APPLICATION_ID) {
            throw new IOException(
                    file + " is an SQLite database of another program: name another file in insights.database.");
        }
    }

    private static int pragma(Statement sql, String name) throws SQLException {
        try (ResultSet row = sql.executeQuery("PRAGMA " + name)) {
            return row.getInt(1);
        }
    }
}
