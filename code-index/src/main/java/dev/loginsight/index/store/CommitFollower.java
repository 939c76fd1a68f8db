package dev.loginsight.index.store;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.StandardDirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * Searchers over the newest commit of a directory that somebody else writes. Commits are told apart by their random id: when an index was lost
 * and built again, the new commits have the old ones' names and numbers, and {@link DirectoryReader#openIfChanged} sees no difference.
 */
final class CommitFollower extends ReferenceManager<IndexSearcher> {
    private final Directory directory;
    private final IndexLabel label;

    /** @throws IndexMismatchException if the commit cannot serve; a refresh throws it too */
    CommitFollower(Directory directory, IndexLabel label) throws IOException {
        this.directory = directory;
        this.label = label;
        this.current = searcher(DirectoryReader.open(directory));
    }

    private IndexSearcher searcher(DirectoryReader reader) throws IOException {
        try {
            label.check(reader.getIndexCommit().getUserData());
            return new IndexSearcher(reader);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    protected @Nullable IndexSearcher refreshIfNeeded(IndexSearcher before) throws IOException {
        StandardDirectoryReader reader = (StandardDirectoryReader) before.getIndexReader();
        byte[] id = SegmentInfos.readLatestCommit(directory).getId();
        return Arrays.equals(id, reader.getSegmentInfos().getId()) ? null : searcher(newer(reader));
    }

    private DirectoryReader newer(DirectoryReader before) throws IOException {
        try {
            DirectoryReader sharing = DirectoryReader.openIfChanged(before);
            return sharing == null ? DirectoryReader.open(directory) : sharing;
        } catch (IllegalStateException e) {
            // Lucene's word for segments that bear the names of others: nothing of the old reader can be shared.
            return DirectoryReader.open(directory);
        }
    }

    @Override
    protected boolean tryIncRef(IndexSearcher searcher) {
        return searcher.getIndexReader().tryIncRef();
    }

    @Override
    protected int getRefCount(IndexSearcher searcher) {
        return searcher.getIndexReader().getRefCount();
    }

    @Override
    protected void decRef(IndexSearcher searcher) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        reader.decRef();
    }
}
