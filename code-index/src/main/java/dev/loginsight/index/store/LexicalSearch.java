package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.Hits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * BM25 over the terms of plain text, of chunks and of whole files in one pass over the postings: a file's chunks are neighbours
 * there, so its counts are sums over a run. All postings are read; skipping those that cannot win would cost the files' counts.
 */
final class LexicalSearch {
    /** The most telling ones of a longer text; the rest is too common to change what comes first. */
    private static final int MOST_TERMS = 256;

    private static final int MOST_REPEATS = 8;
    private static final float K1 = 1.5f;
    private static final float CHUNK_B = .6f;
    private static final float FILE_B = .5f;

    private final IndexReader reader;
    private final List<LeafReaderContext> leaves;
    private final List<Segment> segments = new ArrayList<>();
    private final float[][] chunkScores;
    private final float[][] fileScores;
    private final float[][] outlineScores;
    private int chunks;
    private int files;
    private float meanChunk;
    private float meanFile;
    private float meanOutline;

    private LexicalSearch(IndexReader reader) throws IOException {
        this.reader = reader;
        this.leaves = reader.leaves();
        this.chunkScores = new float[leaves.size()][];
        this.fileScores = new float[leaves.size()][];
        this.outlineScores = new float[leaves.size()][];
        long length = 0;
        long outlines = 0;
        for (LeafReaderContext leaf : leaves) {
            Segment segment = Segment.of(leaf.reader());
            segments.add(segment);
            chunkScores[leaf.ord] = new float[leaf.reader().maxDoc()];
            fileScores[leaf.ord] = new float[segment.paths().length];
            outlineScores[leaf.ord] = new float[segment.paths().length];
            Terms terms = leaf.reader().terms(FileDocuments.TERMS);
            chunks += terms == null ? 0 : terms.getDocCount();
            files += segment.paths().length;
            for (long ofFile : segment.fileLengths()) {
                length += ofFile;
            }
            for (int ofOutline : segment.outlineLengths()) {
                outlines += ofOutline;
            }
        }
        meanChunk = Math.max(1, (float) length / Math.max(1, chunks));
        meanOutline = Math.max(1, (float) outlines / Math.max(1, files));
        meanFile = Math.max(1, (float) length / Math.max(1, files));
    }

    static Hits run(IndexSearcher searcher, String text, ChunkFilter filter, int limit) throws IOException {
        List<Weighted> terms = mostTelling(searcher.getIndexReader(), text);
        if (terms.isEmpty()) {
            return Hits.NONE;
        }
        LexicalSearch search = new LexicalSearch(searcher.getIndexReader());
        for (Weighted term : terms) {
            search.add(term);
            search.addOutlines(term);
        }
        return search.best(new Restriction(searcher, filter), limit);
    }

    private record Weighted(Term term, int weight, int documents, double information) {}

    private static List<Weighted> mostTelling(IndexReader reader, String text) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        new CodeTerms().forEach(text, term -> counts.merge(term, 1, Integer::sum));
        List<Weighted> terms = new ArrayList<>(counts.size());
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            Term term = new Term(FileDocuments.TERMS, entry.getKey());
            int documents = reader.docFreq(term);
            int known = documents > 0 ? documents : reader.docFreq(new Term(FileDocuments.OUTLINE, term.bytes()));
            if (known > 0) {
                int weight = Math.min(MOST_REPEATS, entry.getValue());
                double rarity = Math.log(1 + (double) reader.maxDoc() / known);
                terms.add(new Weighted(term, weight, documents, weight * rarity));
            }
        }
        terms.sort(Comparator.comparingDouble(Weighted::information).reversed().thenComparing(Weighted::term));
        return terms.size() > MOST_TERMS ? terms.subList(0, MOST_TERMS) : terms;
    }

    private static float rarity(int all, int having) {
        return (float) Math.log(1 + (all - having + .5) / (having + .5));
    }

    /** A file's share is known only once all files that have the term are counted, so it waits in a run. */
    private void add(Weighted term) throws IOException {
        float chunkWeight = term.weight * rarity(chunks, Math.min(chunks, term.documents));
        List<Run> runs = new ArrayList<>(leaves.size());
        int filesWithTerm = 0;
        for (LeafReaderContext leaf : leaves) {
            PostingsEnum postings = leaf.reader().postings(term.term, PostingsEnum.FREQS);
            if (postings != null) {
                Run run = new Run(leaf.ord, segments.get(leaf.ord));
                run.read(postings, leaf.reader().getLiveDocs(), chunkWeight);
                runs.add(run);
                filesWithTerm += run.size;
            }
        }
        float fileWeight = term.weight * rarity(files, filesWithTerm);
        runs.forEach(run -> run.addTo(fileScores[run.leaf], fileWeight));
    }

    private void addOutlines(Weighted term) throws IOException {
        Term inOutlines = new Term(FileDocuments.OUTLINE, term.term.bytes());
        float weight = term.weight * rarity(files, Math.min(files, reader.docFreq(inOutlines)));
        for (LeafReaderContext leaf : leaves) {
            PostingsEnum postings = leaf.reader().postings(inOutlines, PostingsEnum.FREQS);
            if (postings == null) {
                continue;
            }
            Segment segment = segments.get(leaf.ord);
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (live == null || live.get(doc)) {
                    float length = 1 - FILE_B + FILE_B * segment.outlineLengths()[doc] / meanOutline;
                    float normal = postings.freq() / length;
                    outlineScores[leaf.ord][segment.fileOf()[doc]] += weight * normal / (K1 + normal);
                }
            }
        }
    }

    /** One term in one segment: the files that have it, with its saturated count. */
    private final class Run {
        private final int leaf;
        private final Segment segment;
        private int[] having = new int[64];
        private float[] counts = new float[64];
        private int size;

        Run(int leaf, Segment segment) {
            this.leaf = leaf;
            this.segment = segment;
        }

        void read(PostingsEnum postings, @Nullable Bits live, float weight) throws IOException {
            float[] scores = chunkScores[leaf];
            int[] lengths = segment.lengths();
            int[] fileOf = segment.fileOf();
            float perTerm = CHUNK_B / meanChunk;
            int file = -1;
            int count = 0;
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (live != null && !live.get(doc)) {
                    continue;
                }
                int frequency = postings.freq();
                float normal = frequency / (1 - CHUNK_B + perTerm * lengths[doc]);
                scores[doc] += weight * normal / (K1 + normal);
                if (fileOf[doc] != file) {
                    close(file, count);
                    file = fileOf[doc];
                    count = 0;
                }
                count += frequency;
            }
            close(file, count);
        }

        private void close(int file, int count) {
            if (file < 0) {
                return;
            }
            if (size == having.length) {
                having = Arrays.copyOf(having, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            float normal = count / (1 - FILE_B + FILE_B * segment.fileLengths()[file] / meanFile);
            having[size] = file;
            counts[size++] = normal / (K1 + normal);
        }

        void addTo(float[] scores, float weight) {
            for (int i = 0; i < size; i++) {
                scores[having[i]] += weight * counts[i];
            }
        }
    }

    private Hits best(Restriction restriction, int limit) throws IOException {
        Found found = new Found(reader, limit);
        for (LeafReaderContext leaf : leaves) {
            Bits accepted = restriction.accepted(leaf);
            Segment segment = segments.get(leaf.ord);
            float[] scores = chunkScores[leaf.ord];
            for (int doc = 0; doc < scores.length; doc++) {
                if (scores[doc] > 0 && scores[doc] >= found.chunks.least() && (accepted == null || accepted.get(doc))) {
                    found.chunks.offer(leaf.ord, doc, scores[doc]);
                }
            }
            int last = scores.length;
            for (int doc = segment.files().nextSetBit(0); doc < last; ) {
                if (accepted == null || accepted.get(doc)) {
                    offer(found.files, leaf.ord, doc, fileScores[leaf.ord][segment.fileOf()[doc]]);
                    offer(found.outlines, leaf.ord, doc, outlineScores[leaf.ord][segment.fileOf()[doc]]);
                }
                doc = doc + 1 < last ? segment.files().nextSetBit(doc + 1) : last;
            }
        }
        return found.hits();
    }

    private static void offer(Best best, int leaf, int document, float score) {
        if (score > 0 && score >= best.least()) {
            best.offer(leaf, document, score);
        }
    }
}
