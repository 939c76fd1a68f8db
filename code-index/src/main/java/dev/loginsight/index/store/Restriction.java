package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkFilter;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Which documents a search may find: those of the filter that are not deleted. */
final class Restriction {
    private final @Nullable Weight weight;

    Restriction(IndexSearcher searcher, ChunkFilter filter) throws IOException {
        BooleanQuery query = query(filter);
        this.weight = query.clauses().isEmpty()
                ? null
                : searcher.createWeight(
                        searcher.rewrite(new ConstantScoreQuery(query)), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    private static BooleanQuery query(ChunkFilter filter) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        String prefix = filter.pathPrefix();
        if (!prefix.isEmpty()) {
            Query under = new BooleanQuery.Builder()
                    .add(new TermQuery(new Term(FileDocuments.FILE, prefix)), BooleanClause.Occur.SHOULD)
                    .add(new PrefixQuery(new Term(FileDocuments.FILE, prefix + "/")), BooleanClause.Occur.SHOULD)
                    .build();
            query.add(under, BooleanClause.Occur.FILTER);
        }
        if (!filter.languages().isEmpty()) {
            List<BytesRef> languages =
                    filter.languages().stream().map(BytesRef::new).toList();
            query.add(new TermInSetQuery(FileDocuments.LANGUAGE, languages), BooleanClause.Occur.FILTER);
        }
        return query.build();
    }

    /** Those of a segment; null for all of it. */
    @Nullable
    Bits accepted(LeafReaderContext leaf) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        if (weight == null) {
            return live;
        }
        int documents = leaf.reader().maxDoc();
        Scorer scorer = weight.scorer(leaf);
        if (scorer == null) {
            return new Bits.MatchNoBits(documents);
        }
        Bits fitting = BitSet.of(scorer.iterator(), documents);
        return live == null ? fitting : both(fitting, live);
    }

    private static Bits both(Bits fitting, Bits live) {
        return new Bits() {
            @Override
            public boolean get(int index) {
                return fitting.get(index) && live.get(index);
            }

            @Override
            public int length() {
                return fitting.length();
            }
        };
    }
}
