package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeFacts;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.EmbeddedChunk;
import dev.loginsight.core.code.EmbeddingModel;
import dev.loginsight.core.code.Hits;
import dev.loginsight.core.code.IndexedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The {@link CodeStore} in a Lucene directory. One process writes, any number read beside it; a reader notices commits by
 * itself. A killed writer leaves the last commit and no lock behind (the operating system holds the lock, not the file).
 *
 * <p>Vectors are kept as bytes ({@link ByteVector}), so a cosine is exact to 0.002, and are found by their signs first ({@link
 * SemanticSearch}), so the nearest of many may once in a while miss one of the farther among those it should name.
 */
public final class LuceneCodeStore implements CodeStore {
    /** Enough for a repository of 100,000 lines to be flushed as one segment, and small beside any heap. */
    private static final double WRITE_BUFFER_MB = 96;

    private final IndexLabel label;
    private final FSDirectory directory;
    private final @Nullable IndexWriter writer;
    private final Searchers searchers;
    private final CodeTerms words = new CodeTerms();
    private volatile @Nullable Listing listing;

    static {
        QuietLucene.begin();
    }

    private LuceneCodeStore(
            IndexLabel label, FSDirectory directory, @Nullable IndexWriter writer, Searchers searchers) {
        this.label = label;
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
    }

    /**
     * Opens for writing and searching, and creates what is not there yet.
     *
     * @throws IndexMismatchException if what is there is damaged, not ours, or of another model or version
     * @throws UncheckedIOException if another process is writing, or the directory cannot be used
     */
    public static LuceneCodeStore open(Path dir, EmbeddingModel model) {
        return open(dir, model, IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
    }

    /**
     * Opens for writing as if nothing were there. The old index, if it is whole, goes on serving its readers until the first commit; a
     * damaged one is deleted at once, since Lucene would stumble over what is missing when it replaces it.
     *
     * @throws UncheckedIOException if another process is writing, or the directory cannot be used
     */
    public static LuceneCodeStore rebuild(Path dir, EmbeddingModel model) {
        if (Files.isDirectory(dir)) {
            try (FSDirectory directory = FSDirectory.open(dir);
                    Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                lock.ensureValid();
                if (!IndexFiles.areWhole(directory)) {
                    IndexFiles.delete(dir);
                }
            } catch (IOException e) {
                throw new IndexLabel(dir, model).explained(e);
            }
        }
        return open(dir, model, IndexWriterConfig.OpenMode.CREATE);
    }

    private static LuceneCodeStore open(Path dir, EmbeddingModel model, IndexWriterConfig.OpenMode mode) {
        IndexLabel label = new IndexLabel(dir, model);
        try {
            Files.createDirectories(dir);
            FSDirectory directory = FSDirectory.open(dir);
            try {
                if (mode != IndexWriterConfig.OpenMode.CREATE && DirectoryReader.indexExists(directory)) {
                    label.check(IndexFiles.commitData(directory));
                }
                IndexWriter writer = new IndexWriter(directory, config(mode));
                writer.setLiveCommitData(label.commitData().entrySet());
                return new LuceneCodeStore(label, directory, writer, Searchers.beside(writer, label));
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw label.explained(e);
        }
    }

    /**
     * Opens for searching only, also beside a process that writes. Writing throws {@link IllegalStateException}.
     *
     * @throws NoIndexException if nothing has been committed there yet
     * @throws IndexMismatchException if what is there is damaged, not ours, or of another model or version; searches throw it
     *     too, when the index is rebuilt for another model later
     */
    public static LuceneCodeStore openReadOnly(Path dir, EmbeddingModel model) {
        IndexLabel label = new IndexLabel(dir, model);
        if (!Files.isDirectory(dir)) {
            throw label.missing();
        }
        try {
            FSDirectory directory = FSDirectory.open(dir);
            try {
                return new LuceneCodeStore(label, directory, null, Searchers.following(directory, label));
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw label.explained(e);
        }
    }

    /** Merges run in the committing thread, before the commit: a short-lived process leaves nothing half merged. */
    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        return new IndexWriterConfig()
                .setOpenMode(mode)
                .setCodec(VectorsFormat.codec())
                .setMergeScheduler(new SerialMergeScheduler())
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setCommitOnClose(false);
    }

    /** Older generations of these files go with the commit that brings the new one. */
    @Override
    public void write(List<IndexedFile> files, long generation) {
        for (IndexedFile file : files) {
            check(file.path(), file.outlineVector());
            for (EmbeddedChunk chunk : file.chunks()) {
                check(chunk.chunk().id(), chunk.vector());
            }
        }
        try {
            IndexWriter to = writer();
            for (IndexedFile file : files) {
                Term older = new Term(FileDocuments.FILE, file.path());
                if (file.chunks().isEmpty()) {
                    to.deleteDocuments(older);
                } else {
                    to.updateDocuments(older, FileDocuments.of(file, generation, words));
                }
            }
        } catch (IOException e) {
            throw label.explained(e);
        }
    }

    private void check(String what, float[] vector) {
        if (vector.length != label.model().dimensions()) {
            throw new IllegalArgumentException("The vector of " + what + " has " + vector.length
                    + " dimensions, the store has " + label.model().dimensions());
        }
    }

    @Override
    public void retire(Collection<String> files, long generation) {
        if (files.isEmpty() || generation == Long.MIN_VALUE) {
            return;
        }
        List<BytesRef> names = files.stream().map(BytesRef::new).toList();
        Query older = NumericDocValuesField.newSlowRangeQuery(FileDocuments.GENERATION, Long.MIN_VALUE, generation - 1);
        Query old = new BooleanQuery.Builder()
                .add(new TermInSetQuery(FileDocuments.FILE, names), BooleanClause.Occur.FILTER)
                .add(older, BooleanClause.Occur.FILTER)
                .build();
        try {
            writer().deleteDocuments(old);
        } catch (IOException e) {
            throw label.explained(e);
        }
    }

    @Override
    public void commit() {
        try {
            IndexWriter open = writer();
            open.flush();
            open.maybeMerge();
            open.commit();
            searchers.refresh();
        } catch (IOException e) {
            throw label.explained(e);
        }
    }

    private IndexWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("The index in " + label.directory() + " was opened for reading only");
        }
        return writer;
    }

    @Override
    public Hits lexical(String text, ChunkFilter filter, int limit) {
        return limit < 1 ? Hits.NONE : searchers.search(s -> LexicalSearch.run(s, text, filter, limit));
    }

    @Override
    public Hits semantic(float[] vector, ChunkFilter filter, int limit) {
        check("the query", vector);
        if (limit < 1 || !ByteVector.hasDirection(vector)) {
            return Hits.NONE;
        }
        return searchers.search(s -> SemanticSearch.run(s, vector, filter, limit));
    }

    @Override
    public List<ChunkRef> named(Collection<String> names, int limit) {
        return limit < 1 ? List.of() : searchers.search(s -> Lookups.named(s.getIndexReader(), names, limit));
    }

    @Override
    public Map<String, Integer> documentFrequencies(String text) {
        Set<String> terms = new HashSet<>();
        new CodeTerms().forEach(text, terms::add);
        return searchers.search(s -> Lookups.frequencies(s.getIndexReader(), FileDocuments.TERMS, terms));
    }

    @Override
    public List<CodeChunk> chunksOf(String file) {
        return searchers.search(s -> Lookups.chunksOf(s.getIndexReader(), file));
    }

    @Override
    public List<CodeFacts> factsOf(String file) {
        return searchers.search(s -> Lookups.factsOf(s.getIndexReader(), file));
    }

    @Override
    public List<String> filesMentioning(String identifier, int limit) {
        return searchers.search(s -> Lookups.filesMentioning(s.getIndexReader(), identifier, new CodeTerms(), limit));
    }

    @Override
    public List<String> filesSaying(String text, int limit) {
        return searchers.search(s -> Lookups.filesSaying(s.getIndexReader(), text, limit));
    }

    /** The same map object as long as nothing was committed. */
    @Override
    public Map<String, Integer> files() {
        return searchers.search(s -> {
            Object key = s.getIndexReader().getReaderCacheHelper().getKey();
            Listing last = listing;
            if (last == null || last.reader != key) {
                last = new Listing(key, Lookups.files(s.getIndexReader()));
                listing = last;
            }
            return last.files;
        });
    }

    @Override
    public Map<String, float[]> vectors(Collection<String> hashes) {
        return searchers.search(
                s -> Lookups.vectors(s.getIndexReader(), hashes, label.model().dimensions()));
    }

    /** Drops what was written since the last commit. */
    @Override
    public void close() {
        searchers.close();
        try (directory) {
            if (writer != null) {
                writer.rollback();
            }
        } catch (IOException e) {
            throw label.explained(e);
        }
    }

    private record Listing(Object reader, Map<String, Integer> files) {}
}
