package dev.loginsight.insightstore;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightFilter;
import dev.loginsight.core.insight.InsightPage;
import dev.loginsight.core.log.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One page by keyset: rows behind the cursor in the order (last seen descending, id). An insight seen again meanwhile moves to the
 * front and out of the pages still to come, so none comes twice.
 */
final class ListQuery {
    private final StringBuilder sql = new StringBuilder(
            "SELECT insight, occurrences, first_seen, last_seen, id FROM insight WHERE analyzed_at IS NOT NULL");
    private final List<Object> parameters = new ArrayList<>();
    private final int limit;

    ListQuery(InsightFilter filter, @Nullable Cursor after, int limit) {
        this.limit = limit;
        if (filter.service() != null) {
            and("service = ?", filter.service());
        }
        if (filter.status() != null) {
            and("status = ?", filter.status());
        }
        if (filter.severity() != null) {
            and("severity >= ?", severity(filter.severity()).number());
        }
        if (filter.since() != null) {
            and("last_seen >= ?", Micros.of(filter.since()));
        }
        words(filter.text()).forEach(word -> and("instr(search, ?) > 0", word));
        if (after != null) {
            and("(last_seen < ? OR (last_seen = ? AND id > ?))", after.lastSeen(), after.lastSeen(), after.id());
        }
        sql.append(" ORDER BY last_seen DESC, id LIMIT ").append(limit + 1);
    }

    private void and(String condition, Object... values) {
        sql.append(" AND ").append(condition);
        parameters.addAll(Arrays.asList(values));
    }

    private static Severity severity(String name) {
        try {
            return Severity.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "severity must be one of " + Arrays.toString(Severity.values()) + ": " + name, e);
        }
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    }

    InsightPage run(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                return page(row);
            }
        }
    }

    private InsightPage page(ResultSet row) throws SQLException {
        List<Insight> insights = new ArrayList<>();
        Cursor last = new Cursor(0, "");
        while (row.next()) {
            if (insights.size() == limit) {
                // One row more than asked for was read only to know that there is a next page.
                return new InsightPage(insights, last.encoded());
            }
            insights.add(InsightRows.insight(row));
            last = new Cursor(row.getLong(4), row.getString(5));
        }
        return new InsightPage(insights, null);
    }
}
