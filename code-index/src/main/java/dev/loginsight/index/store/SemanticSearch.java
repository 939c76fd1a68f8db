package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Nearest chunks by cosine: every vector while there are few, Lucene's graph beyond. */
final class SemanticSearch {
    private SemanticSearch() {}

    static List<Hit> run(IndexSearcher searcher, float[] vector, ChunkFilter filter, int limit) throws IOException {
        BooleanQuery.Builder restriction = new BooleanQuery.Builder();
        Lookups.addTo(restriction, filter);
        BooleanQuery restricted = restriction.build();
        Query accepted = restricted.clauses().isEmpty() ? null : new ConstantScoreQuery(restricted);
        List<ScoreDoc> nearest = searcher.getIndexReader().maxDoc() <= VectorsFormat.VECTORS_WITHOUT_GRAPH
                ? everyVector(searcher, ByteVector.unit(vector), accepted, limit)
                : graph(searcher, ByteVector.encode(vector), accepted, limit);
        return Lookups.hits(searcher, nearest, limit);
    }

    private static List<ScoreDoc> graph(IndexSearcher searcher, byte[] vector, @Nullable Query accepted, int limit)
            throws IOException {
        Query query = new KnnByteVectorQuery(ChunkDocument.VECTOR, vector, limit, accepted);
        List<ScoreDoc> nearest = Arrays.asList(searcher.search(query, limit).scoreDocs);
        nearest.forEach(doc -> doc.score = 2 * doc.score - 1); // Lucene keeps scores positive
        return nearest;
    }

    private static List<ScoreDoc> everyVector(
            IndexSearcher searcher, float[] vector, @Nullable Query accepted, int limit) throws IOException {
        Weight weight = accepted == null
                ? null
                : searcher.createWeight(searcher.rewrite(accepted), ScoreMode.COMPLETE_NO_SCORES, 1);
        Nearest nearest = new Nearest(limit);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Bits only = weight == null ? null : accepted(weight, leaf);
            if (weight == null || only != null) {
                score(SegmentVectors.of(leaf.reader()), vector, leaf, only, nearest);
            }
        }
        return nearest.withTies();
    }

    private static @Nullable Bits accepted(Weight weight, LeafReaderContext leaf) throws IOException {
        Scorer scorer = weight.scorer(leaf);
        return scorer == null
                ? null
                : BitSet.of(scorer.iterator(), leaf.reader().maxDoc());
    }

    private static void score(
            SegmentVectors vectors, float[] query, LeafReaderContext leaf, @Nullable Bits only, Nearest nearest) {
        Bits live = leaf.reader().getLiveDocs();
        for (int i = 0; i < vectors.size(); i++) {
            int doc = vectors.documents()[i];
            if ((live == null || live.get(doc)) && (only == null || only.get(doc))) {
                nearest.offer(leaf.docBase + doc, vectors.cosine(query, i));
            }
        }
    }

    /** The best so many, and all that tie with the last of them: who of those stays is decided by their ids. */
    private static final class Nearest {
        private final int limit;
        private final PriorityQueue<ScoreDoc> best;
        private final List<ScoreDoc> tied = new ArrayList<>();

        Nearest(int limit) {
            this.limit = limit;
            this.best = new PriorityQueue<>(Comparator.comparingDouble(doc -> doc.score));
        }

        void offer(int doc, float score) {
            if (best.size() < limit) {
                best.add(new ScoreDoc(doc, score));
                return;
            }
            float worst = best.peek().score;
            if (score > worst) {
                ScoreDoc out = best.poll();
                best.add(new ScoreDoc(doc, score));
                if (best.peek().score == out.score) {
                    tied.add(out);
                } else {
                    tied.clear();
                }
            } else if (score == worst) {
                tied.add(new ScoreDoc(doc, score));
            }
        }

        List<ScoreDoc> withTies() {
            List<ScoreDoc> all = new ArrayList<>(best);
            all.addAll(tied);
            return all;
        }
    }
}
