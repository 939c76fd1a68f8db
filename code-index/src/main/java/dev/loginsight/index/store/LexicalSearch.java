package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** BM25 (k1 1.2, b 0.75, Lucene's defaults) over the terms of plain text. */
final class LexicalSearch {
    /** The most telling ones of a longer text; the rest is too common to change what comes first. */
    private static final int MOST_TERMS = 256;

    private static final int MOST_REPEATS = 8;

    private LexicalSearch() {}

    static List<Hit> run(IndexSearcher searcher, String text, ChunkFilter filter, int limit) throws IOException {
        List<Weighted> terms = mostTelling(searcher.getIndexReader(), text);
        if (terms.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Weighted term : terms) {
            any.add(new BoostQuery(new TermQuery(term.term), term.weight), BooleanClause.Occur.SHOULD);
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(any.build(), BooleanClause.Occur.MUST);
        Lookups.addTo(query, filter);
        return best(searcher, query.build(), limit);
    }

    private record Weighted(Term term, float weight, double information) {}

    private static List<Weighted> mostTelling(IndexReader reader, String text) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        new CodeTerms().forEach(text, term -> counts.merge(term, 1, Integer::sum));
        List<Weighted> terms = new ArrayList<>(counts.size());
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            Term term = new Term(ChunkDocument.TERMS, entry.getKey());
            int documents = reader.docFreq(term);
            if (documents > 0) {
                int weight = Math.min(MOST_REPEATS, entry.getValue());
                double rarity = Math.log(1 + (double) reader.maxDoc() / documents);
                terms.add(new Weighted(term, weight, weight * rarity));
            }
        }
        terms.sort(Comparator.comparingDouble(Weighted::information).reversed().thenComparing(Weighted::term));
        return terms.size() > MOST_TERMS ? terms.subList(0, MOST_TERMS) : terms;
    }

    /**
     * Lucene breaks ties by its own document numbers. Where the cut goes through a tie, all documents of that score are needed to
     * choose by id: the search is widened until it has them.
     */
    private static List<Hit> best(IndexSearcher searcher, Query query, int limit) throws IOException {
        int most = Math.max(1, searcher.getIndexReader().maxDoc());
        int wanted = (int) Math.min(most, limit + 1L);
        while (true) {
            ScoreDoc[] docs = searcher.search(query, wanted).scoreDocs;
            boolean complete = docs.length <= limit || docs.length < wanted || wanted == most;
            if (complete || docs[docs.length - 1].score < docs[limit - 1].score) {
                return Lookups.hits(searcher, withoutLowerThanCut(docs, limit), limit);
            }
            wanted = (int) Math.min(most, wanted * 8L);
        }
    }

    private static List<ScoreDoc> withoutLowerThanCut(ScoreDoc[] docs, int limit) {
        if (docs.length <= limit) {
            return Arrays.asList(docs);
        }
        float cut = docs[limit - 1].score;
        return Arrays.stream(docs).filter(doc -> doc.score >= cut).toList();
    }
}
