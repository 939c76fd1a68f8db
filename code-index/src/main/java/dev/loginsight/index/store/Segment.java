package dev.loginsight.index.store;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * What every search needs of a Lucene segment, read once: some dozen bytes a document.
 *
 * @param paths by their ordinal
 * @param fileOf ordinal of each document's path
 * @param files the documents that stand for files and not for chunks
 * @param lengths terms of each chunk; 0 for files
 * @param fileLengths terms of all chunks of each path, by its ordinal
 * @param outlineLengths terms of each file's outline
 * @param sketches of the vectors
 * @param refs chunks that were read from their documents, as long as there is memory for them
 */
record Segment(
        String[] paths,
        int[] fileOf,
        FixedBitSet files,
        int[] lengths,
        long[] fileLengths,
        int[] outlineLengths,
        Sketches sketches,
        ReadRefs refs) {
    private static final Map<IndexReader.CacheKey, Segment> KNOWN = new ConcurrentHashMap<>();

    static Segment of(LeafReader leaf) throws IOException {
        IndexReader.CacheHelper core = leaf.getCoreCacheHelper();
        Segment known = core == null ? null : KNOWN.get(core.getKey());
        if (known != null) {
            return known;
        }
        Segment read = read(leaf);
        if (core != null && KNOWN.put(core.getKey(), read) == null) {
            core.addClosedListener(KNOWN::remove);
        }
        return read;
    }

    private static Segment read(LeafReader leaf) throws IOException {
        int documents = leaf.maxDoc();
        SortedDocValues byDocument = DocValues.getSorted(leaf, FileDocuments.FILE);
        int[] fileOf = new int[documents];
        for (int doc = 0; doc < documents; doc++) {
            byDocument.advanceExact(doc);
            fileOf[doc] = byDocument.ordValue();
        }
        FixedBitSet files = new FixedBitSet(documents);
        BinaryDocValues texts = DocValues.getBinary(leaf, FileDocuments.TEXTS);
        for (int doc = texts.nextDoc(); doc < documents; doc = texts.nextDoc()) {
            files.set(doc);
        }
        String[] paths = paths(byDocument);
        int[] lengths = new int[documents];
        int[] outlineLengths = new int[documents];
        long[] fileLengths = new long[paths.length];
        NumericDocValues length = DocValues.getNumeric(leaf, FileDocuments.LENGTH);
        for (int doc = length.nextDoc(); doc < documents; doc = length.nextDoc()) {
            int terms = (int) length.longValue();
            if (files.get(doc)) {
                outlineLengths[doc] = terms;
            } else {
                lengths[doc] = terms;
                fileLengths[fileOf[doc]] += terms;
            }
        }
        return new Segment(
                paths,
                fileOf,
                files,
                lengths,
                fileLengths,
                outlineLengths,
                Sketches.read(leaf),
                new ReadRefs(documents));
    }

    private static String[] paths(SortedDocValues files) throws IOException {
        String[] paths = new String[files.getValueCount()];
        TermsEnum terms = files.termsEnum();
        for (BytesRef path = terms.next(); path != null; path = terms.next()) {
            paths[(int) terms.ord()] = path.utf8ToString();
        }
        return paths;
    }

    String path(int document) {
        return paths[fileOf[document]];
    }
}
