package dev.loginsight.worker;

import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.index.search.CodeIndexes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The opened indexes, and whose they are: shared ones are closed by whoever opened them.
 *
 * @param own whether this room opened them
 */
record WorkerIndexes(CodeIndexes indexes, boolean own) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerIndexes.class);

    static WorkerIndexes shared(CodeIndexes indexes) {
        return new WorkerIndexes(indexes, false);
    }

    /** Those of the configured repositories; one that is not indexed yet is opened as soon as it is. */
    static WorkerIndexes own(WorkerProperties properties) {
        IndexHome home = new IndexHome(properties.homePath());
        CodeIndexes indexes = new CodeIndexes(root -> CodeIndex.open(home, root));
        properties.repositoryPaths().forEach(indexes::add);
        indexes.problems().forEach((root, problem) -> LOG.warn("{} is not searched yet: {}", root, problem));
        return new WorkerIndexes(indexes, true);
    }

    @Override
    public void close() {
        if (own) {
            indexes.close();
        }
    }
}
