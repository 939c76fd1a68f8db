package dev.loginsight.insightstore;

import dev.loginsight.core.insight.Insight;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads rows of {@code insight, occurrences, first_seen, last_seen}. */
final class InsightRows {
    private InsightRows() {}

    static Insight insight(ResultSet row) throws SQLException {
        return InsightJson.read(row.getBytes(1))
                .counted(row.getLong(2), Micros.toInstant(row.getLong(3)), Micros.toInstant(row.getLong(4)));
    }
}
