package dev.loginsight.insightstore;

import dev.loginsight.contract.InsightStoreContract;
import dev.loginsight.core.insight.InsightStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteInsightStoreTest extends InsightStoreContract {
    @TempDir
    Path folder;

    @Override
    protected InsightStore open() {
        return SqliteInsightStore.open(folder.resolve("deep").resolve("insights.db"));
    }
}
