package dev.loginsight.worker;

import dev.loginsight.index.search.CodeIndexes;

/**
 * The opened indexes, and whose they are: shared ones are closed by whoever opened them.
 *
 * @param own whether this room opened them
 */
record WorkerIndexes(CodeIndexes indexes, boolean own) implements AutoCloseable {
    static WorkerIndexes shared(CodeIndexes indexes) {
        return new WorkerIndexes(indexes, false);
    }

    @Override
    public void close() {
        if (own) {
            indexes.close();
        }
    }
}
