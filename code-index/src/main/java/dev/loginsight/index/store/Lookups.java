package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeFacts;
import dev.loginsight.core.code.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Finding chunks and files by what they are rather than by what they say. */
final class Lookups {
    private static final Comparator<ChunkRef> LINE_ORDER =
            Comparator.comparingInt(ChunkRef::startLine).thenComparing(ChunkRef::id);

    private Lookups() {}

    private interface Use {
        void with(int document) throws IOException;
    }

    /** The documents of a segment that have a term and are not deleted. */
    private static void each(LeafReader leaf, String field, BytesRef term, Use use) throws IOException {
        PostingsEnum documents = leaf.postings(new Term(field, term), PostingsEnum.NONE);
        if (documents == null) {
            return;
        }
        Bits live = leaf.getLiveDocs();
        for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
            if (live == null || live.get(doc)) {
                use.with(doc);
            }
        }
    }

    static List<CodeChunk> chunksOf(IndexReader reader, String file) throws IOException {
        List<CodeChunk> chunks = new ArrayList<>();
        for (LeafReaderContext context : reader.leaves()) {
            LeafReader leaf = context.reader();
            BinaryDocValues refs = DocValues.getBinary(leaf, FileDocuments.REF);
            BinaryDocValues texts = DocValues.getBinary(leaf, FileDocuments.TEXTS);
            List<StoredRef> block = new ArrayList<>();
            each(leaf, FileDocuments.FILE, new BytesRef(file), doc -> {
                if (refs.advanceExact(doc)) {
                    block.add(StoredRef.read(refs.binaryValue(), file));
                } else if (texts.advanceExact(doc)) {
                    chunks.addAll(withTexts(block, texts.binaryValue()));
                    block.clear();
                }
            });
        }
        chunks.sort(Comparator.comparing(CodeChunk::ref, LINE_ORDER));
        return chunks;
    }

    static List<CodeFacts> factsOf(IndexReader reader, String file) throws IOException {
        List<CodeFacts> all = new ArrayList<>();
        for (LeafReaderContext context : reader.leaves()) {
            LeafReader leaf = context.reader();
            BinaryDocValues refs = DocValues.getBinary(leaf, FileDocuments.REF);
            BinaryDocValues facts = DocValues.getBinary(leaf, FileDocuments.FACTS);
            Set<Place> places = new LinkedHashSet<>();
            each(leaf, FileDocuments.FILE, new BytesRef(file), doc -> {
                if (refs.advanceExact(doc)) {
                    StoredFacts.addPlaces(
                            StoredRef.read(refs.binaryValue(), file).chunk(), places);
                } else {
                    if (facts.advanceExact(doc)) {
                        all.addAll(StoredFacts.read(facts.binaryValue(), places));
                    }
                    places.clear();
                }
            });
        }
        return all;
    }

    /** What is too short or too long to be kept as a mention is looked for among the terms of chunks. */
    static List<String> filesMentioning(IndexReader reader, String identifier, CodeTerms words, int limit)
            throws IOException {
        if (FileDocuments.isMention(identifier)) {
            return filesWith(reader, FileDocuments.MENTIONS, identifier, limit);
        }
        List<String> terms = words.of(identifier);
        return terms.isEmpty() ? List.of() : filesWith(reader, FileDocuments.TERMS, terms.getFirst(), limit);
    }

    private static List<String> filesWith(IndexReader reader, String field, String term, int limit) throws IOException {
        Set<String> files = new TreeSet<>();
        for (LeafReaderContext context : reader.leaves()) {
            Segment segment = Segment.of(context.reader());
            each(context.reader(), field, new BytesRef(term), doc -> files.add(segment.path(doc)));
        }
        return files.stream().limit(limit).toList();
    }

    /** Each pair of words counts as much as it is rare. */
    static List<String> filesSaying(IndexReader reader, String text, int limit) throws IOException {
        Map<String, Double> scores = new HashMap<>();
        for (String pair : WordPairs.of(text)) {
            double weight = Math.log1p(
                    (double) reader.numDocs() / Math.max(1, reader.docFreq(new Term(FileDocuments.SAYS, pair))));
            for (LeafReaderContext context : reader.leaves()) {
                Segment segment = Segment.of(context.reader());
                each(
                        context.reader(),
                        FileDocuments.SAYS,
                        new BytesRef(pair),
                        doc -> scores.merge(segment.path(doc), weight, Double::sum));
            }
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<CodeChunk> withTexts(List<StoredRef> block, BytesRef packed) {
        byte[] texts = TextsWriter.unpacked(packed);
        return block.stream()
                .map(stored -> new CodeChunk(
                        stored.chunk(),
                        new String(texts, stored.offset(), stored.length(), StandardCharsets.UTF_8),
                        stored.contentHash()))
                .toList();
    }

    static List<ChunkRef> named(IndexReader reader, Collection<String> names, int limit) throws IOException {
        Set<BytesRef> keys = new HashSet<>();
        for (String name : names) {
            String key = FileDocuments.nameKey(name);
            if (!key.isEmpty()) {
                keys.add(new BytesRef(key));
            }
        }
        List<ChunkRef> chunks = new ArrayList<>();
        for (LeafReaderContext context : reader.leaves()) {
            LeafReader leaf = context.reader();
            Segment segment = Segment.of(leaf);
            Set<Integer> documents = new TreeSet<>();
            for (BytesRef key : keys) {
                each(leaf, FileDocuments.NAME, key, documents::add);
            }
            BinaryDocValues refs = DocValues.getBinary(leaf, FileDocuments.REF);
            for (int doc : documents) {
                if (!segment.files().get(doc)) {
                    ChunkRef known = segment.refs().get(doc);
                    chunks.add(known == null ? segment.refs().read(refs, doc, segment.path(doc)) : known);
                }
            }
        }
        chunks.sort(Comparator.comparing(ChunkRef::file).thenComparing(LINE_ORDER));
        return chunks.size() > limit ? List.copyOf(chunks.subList(0, limit)) : chunks;
    }

    /** Documents that are deleted and not yet merged away count as well: this feeds statistics. */
    static Map<String, Integer> frequencies(IndexReader reader, String field, Collection<String> terms)
            throws IOException {
        Map<String, Integer> frequencies = new HashMap<>();
        for (String term : terms) {
            int documents = reader.docFreq(new Term(field, term));
            if (documents > 0) {
                frequencies.put(term, documents);
            }
        }
        return frequencies;
    }

    static Map<String, Integer> files(IndexReader reader) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Segment segment = Segment.of(leaf.reader());
            Bits live = leaf.reader().getLiveDocs();
            int[] counts = new int[segment.paths().length];
            for (int doc = 0; doc < segment.fileOf().length; doc++) {
                if ((live == null || live.get(doc)) && !segment.files().get(doc)) {
                    counts[segment.fileOf()[doc]]++;
                }
            }
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    files.merge(segment.paths()[i], counts[i], Integer::sum);
                }
            }
        }
        return Collections.unmodifiableMap(files);
    }

    static Map<String, float[]> vectors(IndexReader reader, Collection<String> hashes, int dimensions)
            throws IOException {
        Map<String, float[]> vectors = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(FileDocuments.HASH);
            if (terms != null) {
                addVectors(leaf.reader(), terms.iterator(), hashes, dimensions, vectors);
            }
        }
        return vectors;
    }

    private static void addVectors(
            LeafReader leaf, TermsEnum terms, Collection<String> hashes, int dimensions, Map<String, float[]> into)
            throws IOException {
        ByteVectorValues values = leaf.getByteVectorValues(FileDocuments.VECTOR);
        Bits live = leaf.getLiveDocs();
        PostingsEnum postings = null;
        for (String hash : hashes) {
            if (into.containsKey(hash) || !terms.seekExact(FileDocuments.hashKey(hash))) {
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

    /** What has no stored vector has the zero vector. */
    private static float[] vector(@Nullable ByteVectorValues values, int doc, int dimensions) throws IOException {
        if (values == null) {
            return new float[dimensions];
        }
        KnnVectorValues.DocIndexIterator position = values.iterator();
        return position.advance(doc) == doc
                ? ByteVector.decode(values.vectorValue(position.index()))
                : new float[dimensions];
    }
}
