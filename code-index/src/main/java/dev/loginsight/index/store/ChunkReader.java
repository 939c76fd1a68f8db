package dev.loginsight.index.store;

import dev.loginsight.core.code.CodeChunk;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads stored chunks during one search. */
final class ChunkReader implements AutoCloseable {
    /** Paths of a segment by their ordinal: a few thousand strings, read once for each segment that is open. */
    private static final Map<IndexReader.CacheKey, String[]> PATHS = new ConcurrentHashMap<>();

    private final List<LeafReaderContext> leaves;
    private final Packing packing = new Packing();
    private @Nullable Segment segment;

    ChunkReader(IndexReader reader) {
        this.leaves = reader.leaves();
    }

    /** Cheapest in rising order. */
    CodeChunk read(int document) throws IOException {
        Segment current = segment;
        if (current == null || !current.canReach(document)) {
            current = new Segment(leaves.get(ReaderUtil.subIndex(document, leaves)));
            segment = current;
        }
        return current.read(document, packing);
    }

    /** A segment's columns, which can only be read forwards. */
    private static final class Segment {
        private final int first;
        private final int end;
        private final SortedDocValues files;
        private final BinaryDocValues chunks;
        private final String[] paths;

        Segment(LeafReaderContext leaf) throws IOException {
            this.first = leaf.docBase;
            this.end = leaf.docBase + leaf.reader().maxDoc();
            this.files = DocValues.getSorted(leaf.reader(), ChunkDocument.FILE);
            this.chunks = DocValues.getBinary(leaf.reader(), ChunkDocument.CHUNK);
            this.paths = paths(leaf.reader(), files);
        }

        boolean canReach(int document) {
            return document >= first + Math.max(0, chunks.docID()) && document < end;
        }

        CodeChunk read(int document, Packing packing) throws IOException {
            int local = document - first;
            if (!files.advanceExact(local) || !chunks.advanceExact(local)) {
                throw new IllegalStateException("document " + document + " has no chunk");
            }
            return ChunkBytes.read(chunks.binaryValue(), paths[files.ordValue()], packing);
        }
    }

    private static String[] paths(LeafReader leaf, SortedDocValues files) throws IOException {
        IndexReader.CacheHelper segment = leaf.getCoreCacheHelper();
        String @Nullable [] known = segment == null ? null : PATHS.get(segment.getKey());
        if (known != null) {
            return known;
        }
        String[] paths = new String[files.getValueCount()];
        TermsEnum terms = files.termsEnum();
        for (BytesRef path = terms.next(); path != null; path = terms.next()) {
            paths[(int) terms.ord()] = path.utf8ToString();
        }
        if (segment != null && PATHS.put(segment.getKey(), paths) == null) {
            segment.addClosedListener(PATHS::remove);
        }
        return paths;
    }

    @Override
    public void close() {
        packing.close();
    }
}
