package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Finding chunks by what they are rather than by what they say. */
final class Lookups {
    private static final Comparator<CodeChunk> LINE_ORDER = Comparator.comparingInt(CodeChunk::startLine)
            .thenComparingInt(CodeChunk::part)
            .thenComparing(CodeChunk::id);

    private Lookups() {}

    /** Chunks of these scored documents, best first, ties by id, cut at {@code limit}. */
    static List<Hit> hits(IndexSearcher searcher, List<ScoreDoc> docs, int limit) throws IOException {
        List<Hit> hits = new ArrayList<>(docs.size());
        try (ChunkReader chunks = new ChunkReader(searcher.getIndexReader())) {
            List<ScoreDoc> rising = new ArrayList<>(docs);
            rising.sort(Comparator.comparingInt(doc -> doc.doc));
            for (ScoreDoc doc : rising) {
                hits.add(new Hit(chunks.read(doc.doc), doc.score));
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::score)
                .reversed()
                .thenComparing(hit -> hit.chunk().id()));
        return hits.size() > limit ? List.copyOf(hits.subList(0, limit)) : Collections.unmodifiableList(hits);
    }

    /** The filter as a query; null when it restricts nothing. */
    static void addTo(BooleanQuery.Builder query, ChunkFilter filter) {
        String prefix = filter.pathPrefix();
        if (!prefix.isEmpty()) {
            Query under = new BooleanQuery.Builder()
                    .add(new TermQuery(new Term(ChunkDocument.FILE, prefix)), BooleanClause.Occur.SHOULD)
                    .add(new PrefixQuery(new Term(ChunkDocument.FILE, prefix + "/")), BooleanClause.Occur.SHOULD)
                    .build();
            query.add(under, BooleanClause.Occur.FILTER);
        }
        if (!filter.languages().isEmpty()) {
            List<BytesRef> languages =
                    filter.languages().stream().map(BytesRef::new).toList();
            query.add(new TermInSetQuery(ChunkDocument.LANGUAGE, languages), BooleanClause.Occur.FILTER);
        }
    }

    static List<CodeChunk> chunksOf(IndexReader reader, String file) throws IOException {
        List<CodeChunk> chunks = with(reader, ChunkDocument.FILE, Set.of(new BytesRef(file)));
        chunks.sort(LINE_ORDER);
        return chunks;
    }

    static List<CodeChunk> named(IndexReader reader, Collection<String> names, int limit) throws IOException {
        Set<BytesRef> keys = new HashSet<>();
        for (String name : names) {
            String key = ChunkDocument.nameKey(name);
            if (!key.isEmpty()) {
                keys.add(new BytesRef(key));
            }
        }
        List<CodeChunk> chunks = with(reader, ChunkDocument.NAME, keys);
        chunks.sort(Comparator.comparing(CodeChunk::file).thenComparing(LINE_ORDER));
        return chunks.size() > limit ? List.copyOf(chunks.subList(0, limit)) : chunks;
    }

    private static List<CodeChunk> with(IndexReader reader, String field, Set<BytesRef> terms) throws IOException {
        List<CodeChunk> chunks = new ArrayList<>();
        try (ChunkReader stored = new ChunkReader(reader)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                for (BytesRef term : terms) {
                    PostingsEnum documents = leaf.reader().postings(new Term(field, term), PostingsEnum.NONE);
                    if (documents == null) {
                        continue;
                    }
                    for (int doc = documents.nextDoc();
                            doc != DocIdSetIterator.NO_MORE_DOCS;
                            doc = documents.nextDoc()) {
                        if (live == null || live.get(doc)) {
                            chunks.add(stored.read(leaf.docBase + doc));
                        }
                    }
                }
            }
        }
        return chunks;
    }

    static Map<String, Integer> files(IndexReader reader) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(ChunkDocument.FILE);
            if (terms != null) {
                countFiles(leaf.reader(), terms.iterator(), files);
            }
        }
        return Collections.unmodifiableMap(files);
    }

    private static void countFiles(LeafReader leaf, TermsEnum terms, Map<String, Integer> files) throws IOException {
        Bits live = leaf.getLiveDocs();
        PostingsEnum postings = null;
        for (BytesRef file = terms.next(); file != null; file = terms.next()) {
            int count = terms.docFreq();
            if (live != null) {
                count = 0;
                postings = terms.postings(postings, PostingsEnum.NONE);
                for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                    count += live.get(doc) ? 1 : 0;
                }
            }
            if (count > 0) {
                files.merge(file.utf8ToString(), count, Integer::sum);
            }
        }
    }

    static Map<String, float[]> vectors(IndexReader reader, Collection<String> hashes, int dimensions)
            throws IOException {
        Map<String, float[]> vectors = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(ChunkDocument.HASH);
            if (terms != null) {
                collectVectors(leaf.reader(), terms.iterator(), hashes, dimensions, vectors);
            }
        }
        return vectors;
    }

    private static void collectVectors(
            LeafReader leaf, TermsEnum terms, Collection<String> hashes, int dimensions, Map<String, float[]> into)
            throws IOException {
        ByteVectorValues values = leaf.getByteVectorValues(ChunkDocument.VECTOR);
        Bits live = leaf.getLiveDocs();
        PostingsEnum postings = null;
        for (String hash : hashes) {
            if (into.containsKey(hash) || !terms.seekExact(ChunkDocument.hashKey(hash))) {
                continue;
            }
            postings = terms.postings(postings, PostingsEnum.NONE);
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (live == null || live.get(doc)) {
                    into.put(hash, vector(values, doc, dimensions));
                    break;
                }
            }
        }
    }

    /** A chunk without a stored vector has the zero vector. */
    private static float[] vector(@org.jspecify.annotations.Nullable ByteVectorValues values, int doc, int dimensions)
            throws IOException {
        if (values == null) {
            return new float[dimensions];
        }
        KnnVectorValues.DocIndexIterator position = values.iterator();
        return position.advance(doc) == doc
                ? ByteVector.decode(values.vectorValue(position.index()))
                : new float[dimensions];
    }
}
