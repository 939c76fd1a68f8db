package dev.loginsight.cli.index;

import dev.loginsight.cli.config.Settings;
import dev.loginsight.index.indexing.IndexOptions;

/** From our settings to the indexer's. */
public final class IndexSettings {
    private IndexSettings() {}

    public static IndexOptions options(Settings.Index index) {
        return new IndexOptions(index.maxFileSize(), index.exclude(), false, IndexOptions.DEFAULT.threads());
    }
}
