package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.Hits;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/**
 * Nearest chunks and files by cosine: every vector is looked at by its signs, and those that come closest by its bytes. No graph is
 * needed, so there is none to build, and none that loses what it cannot reach.
 */
final class SemanticSearch {
    /** Few signs tell too little: such vectors are all looked at exactly, which costs no more. */
    private static final int FEWEST_SIGNS = 128;

    /** How many times as many vectors are looked at exactly as are wanted: a test says what that finds. */
    private static final int EXACT_LOOKS = 3;

    private static final int FEWEST_LOOKS = 300;

    private final IndexSearcher searcher;
    private final float[] query;
    private final ByteVector.Query exact;
    private final int limit;
    private final Found found;

    private SemanticSearch(IndexSearcher searcher, float[] query, int limit) {
        this.searcher = searcher;
        this.query = query;
        this.exact = ByteVector.Query.of(query);
        this.limit = limit;
        this.found = new Found(searcher.getIndexReader(), limit);
    }

    static Hits run(IndexSearcher searcher, float[] vector, ChunkFilter filter, int limit) throws IOException {
        SemanticSearch search = new SemanticSearch(searcher, ByteVector.unit(vector), limit);
        search.run(new Restriction(searcher, filter));
        return search.found.hits();
    }

    private void run(Restriction restriction) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        Histogram[] distances = {new Histogram(query.length), new Histogram(query.length)};
        long[] signs = Sketches.of(query);
        short[][] far = new short[leaves.size()][];
        for (LeafReaderContext leaf : leaves) {
            far[leaf.ord] = measure(leaf, restriction.accepted(leaf), signs, distances);
        }
        int chunksWithin = distances[0].radius(looks());
        int filesWithin = distances[1].radius(looks());
        for (LeafReaderContext leaf : leaves) {
            score(leaf, far[leaf.ord], chunksWithin, filesWithin);
        }
    }

    private int looks() {
        return query.length < FEWEST_SIGNS
                ? Integer.MAX_VALUE
                : (int) Math.min(Integer.MAX_VALUE, Math.max(FEWEST_LOOKS, (long) EXACT_LOOKS * limit));
    }

    /** The distance of each vector of a segment; the largest number where it may not be found. */
    private static short[] measure(
            LeafReaderContext leaf,
            @org.jspecify.annotations.Nullable Bits accepted,
            long[] signs,
            Histogram[] distances)
            throws IOException {
        Segment segment = Segment.of(leaf.reader());
        Sketches sketches = segment.sketches();
        short[] far = new short[sketches.size()];
        for (int i = 0; i < far.length; i++) {
            int document = sketches.documents()[i];
            if (accepted != null && !accepted.get(document)) {
                far[i] = Short.MAX_VALUE;
                continue;
            }
            int distance = sketches.distance(signs, i);
            distances[segment.files().get(document) ? 1 : 0].add(distance);
            far[i] = (short) distance;
        }
        return far;
    }

    private void score(LeafReaderContext leaf, short[] far, int chunksWithin, int filesWithin) throws IOException {
        ByteVectorValues vectors = leaf.reader().getByteVectorValues(FileDocuments.VECTOR);
        if (vectors == null) {
            return;
        }
        Segment segment = Segment.of(leaf.reader());
        int[] documents = segment.sketches().documents();
        for (int i = 0; i < far.length; i++) {
            if (far[i] > chunksWithin && far[i] > filesWithin) {
                continue;
            }
            boolean file = segment.files().get(documents[i]);
            if (far[i] <= (file ? filesWithin : chunksWithin)) {
                float cosine =
                        exact.dot(vectors.vectorValue(i)) / segment.sketches().lengths()[i];
                (file ? found.outlines : found.chunks).offer(leaf.ord, documents[i], cosine);
            }
        }
    }

    /** How many vectors lie at each distance. */
    private static final class Histogram {
        private final int[] counts;

        Histogram(int dimensions) {
            this.counts = new int[dimensions + 1];
        }

        void add(int distance) {
            counts[distance]++;
        }

        /** Within which at least so many lie, if there are as many. */
        int radius(int wanted) {
            long within = 0;
            for (int distance = 0; distance < counts.length; distance++) {
                within += counts[distance];
                if (within >= wanted) {
                    return distance;
                }
            }
            return counts.length;
        }
    }
}
