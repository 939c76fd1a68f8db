package dev.loginsight.index.indexing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;

/** Asks Lucene which files its last commit consists of; apart from the rest, so that a run that writes nothing loads no Lucene. */
final class CommitFiles {
    private CommitFiles() {}

    static StoreFiles in(Path lucene) {
        try (FSDirectory directory = FSDirectory.open(lucene)) {
            return StoreFiles.in(
                    lucene, SegmentInfos.readLatestCommit(directory).files(true));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + lucene + ": " + e.getMessage(), e);
        }
    }
}
