package dev.loginsight.index.store;

import dev.loginsight.contract.Chunks;
import dev.loginsight.contract.CodeStoreContract;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.EmbeddingModel;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneCodeStoreContractTest extends CodeStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected CodeStore open() {
        return LuceneCodeStore.open(directory.resolve("lucene"), new EmbeddingModel("test", "1", Chunks.DIMENSIONS));
    }
}
