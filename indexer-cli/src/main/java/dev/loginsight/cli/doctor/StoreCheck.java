package dev.loginsight.cli.doctor;

import dev.loginsight.cli.config.Settings;
import dev.loginsight.insightstore.SqliteInsightStore;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the insights can be read. */
final class StoreCheck {
    private StoreCheck() {}

    static Finding finding(Settings settings) {
        Path database = settings.insightsDatabase();
        if (!Files.exists(database)) {
            return Finding.ok("insights", "none yet; they will be in " + database);
        }
        try (SqliteInsightStore store = SqliteInsightStore.open(database)) {
            return Finding.ok("insights", "%,d errors are counted in %s".formatted(store.occurrences(), database));
        } catch (UncheckedIOException e) {
            return Finding.broken(
                    "insights", String.valueOf(e.getMessage()), "see docs/configuration.md, insights.database");
        }
    }
}
