package dev.loginsight.index.indexing;

import dev.loginsight.core.code.CodeStore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the store when it is first needed: a run that finds nothing changed never does. Safe for use by several threads. */
final class StoreAccess implements Supplier<CodeStore>, AutoCloseable {
    private final Supplier<CodeStore> opener;
    private @Nullable CodeStore store;

    StoreAccess(Supplier<CodeStore> opener) {
        this.opener = opener;
    }

    @Override
    public synchronized CodeStore get() {
        CodeStore open = store;
        if (open == null) {
            open = opener.get();
            store = open;
        }
        return open;
    }

    /** What was not committed is dropped. */
    @Override
    public synchronized void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
