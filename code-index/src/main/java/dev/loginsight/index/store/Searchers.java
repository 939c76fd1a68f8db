package dev.loginsight.index.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * Hands out searchers over the newest commit. Beside a writer in the same process they follow its commits; without one they
 * look, before each search, whether another process has committed: a commit renames a new {@code segments_N} into place and
 * deletes the one before it, so that one look at the attributes of our own tells (some microseconds).
 */
final class Searchers implements Closeable {
    /** What is done with a searcher; it is not to be kept. */
    interface Use<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    private final IndexLabel label;
    private final boolean follows;
    private final ReferenceManager<IndexSearcher> manager;
    private volatile @Nullable Commit seen;

    private Searchers(IndexLabel label, boolean follows, ReferenceManager<IndexSearcher> manager) {
        this.label = label;
        this.follows = follows;
        this.manager = manager;
    }

    static Searchers beside(IndexWriter writer, IndexLabel label) throws IOException {
        return new Searchers(label, false, new SearcherManager(writer, null));
    }

    static Searchers following(Directory directory, IndexLabel label) throws IOException {
        return new Searchers(label, true, new CommitFollower(directory, label));
    }

    <T> T search(Use<T> use) {
        try {
            if (follows) {
                followCommits();
            }
            IndexSearcher searcher = manager.acquire();
            try {
                return use.with(searcher);
            } catch (IOException | RuntimeException | Error e) {
                ensureWhole(searcher.getIndexReader(), e);
                throw e;
            } finally {
                manager.release(searcher);
            }
        } catch (IOException e) {
            throw label.explained(e);
        }
    }

    /**
     * Overwritten bytes show as failures of any kind, also as lengths that no heap holds.
     *
     * @throws IndexMismatchException if that is what the failure came from
     */
    private void ensureWhole(IndexReader reader, Throwable failure) {
        try {
            IndexFiles.checkIntegrity(reader);
        } catch (IOException damage) {
            damage.addSuppressed(failure);
            throw label.explained(damage);
        }
    }

    void refresh() throws IOException {
        manager.maybeRefreshBlocking();
    }

    private void followCommits() throws IOException {
        Commit last = seen;
        if (last == null || !last.equals(Commit.read(last.file))) {
            manager.maybeRefreshBlocking();
            IndexSearcher searcher = manager.acquire();
            try {
                DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
                seen = Commit.read(
                        label.directory().resolve(reader.getIndexCommit().getSegmentsFileName()));
            } finally {
                manager.release(searcher);
            }
        }
    }

    @Override
    public void close() {
        try {
            manager.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The attributes of the file that names a commit's segments; a rebuilt index may use the same name again. */
    private record Commit(
            Path file, long modified, long size, @Nullable Object key) {
        static @Nullable Commit read(Path file) {
            try {
                BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
                return new Commit(file, a.lastModifiedTime().toMillis(), a.size(), a.fileKey());
            } catch (IOException e) {
                return null;
            }
        }
    }
}
