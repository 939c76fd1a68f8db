package dev.loginsight.worker.evidence;

import dev.loginsight.core.log.LogEvent;
import dev.loginsight.index.search.CodeIndexes;
import java.time.Duration;

/** The code indexes that are open in this process. */
public record IndexedCodebases(CodeIndexes indexes) implements Codebases {
    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    @Override
    public Codebase bestFor(LogEvent event) {
        return indexes.bestFor(event).<Codebase>map(IndexedCodebase::new).orElse(Codebase.NONE);
    }

    @Override
    public void awaitPrepared() throws InterruptedException {
        boolean prepared = false;
        while (!prepared) {
            prepared = indexes.awaitPrepared(AT_ONCE);
        }
    }
}
