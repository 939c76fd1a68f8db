package dev.loginsight.index.store;

import java.io.IOException;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * The signs of a segment's vectors, one bit an element. How many signs two vectors share tells their angle roughly (Charikar,
 * "Similarity estimation techniques from rounding algorithms", STOC 2002), and 64 are compared by one instruction: it picks those
 * few that are worth an exact look, among a million in some milliseconds.
 *
 * @param documents of each vector, rising
 * @param words longs a vector
 * @param lengths of the vectors as they are stored
 */
record Sketches(int[] documents, int words, long[] signs, float[] lengths) {
    private static final Sketches NONE = new Sketches(new int[0], 0, new long[0], new float[0]);

    static Sketches read(LeafReader leaf) throws IOException {
        ByteVectorValues values = leaf.getByteVectorValues(FileDocuments.VECTOR);
        if (values == null) {
            return NONE;
        }
        int words = (values.dimension() + 63) / 64;
        int[] documents = new int[values.size()];
        long[] signs = new long[values.size() * words];
        float[] lengths = new float[values.size()];
        KnnVectorValues.DocIndexIterator position = values.iterator();
        int at = 0;
        for (int doc = position.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = position.nextDoc()) {
            byte[] vector = values.vectorValue(position.index());
            for (int i = 0; i < vector.length; i++) {
                signs[at * words + (i >> 6)] |= (vector[i] < 0 ? 1L : 0L) << (i & 63);
            }
            documents[at] = doc;
            lengths[at] = ByteVector.length(vector);
            at++;
        }
        return new Sketches(documents, words, signs, lengths);
    }

    static long[] of(float[] vector) {
        long[] signs = new long[(vector.length + 63) / 64];
        for (int i = 0; i < vector.length; i++) {
            signs[i >> 6] |= (vector[i] < 0 ? 1L : 0L) << (i & 63);
        }
        return signs;
    }

    int size() {
        return documents.length;
    }

    /** In how many elements the vector's sign is another. */
    int distance(long[] query, int index) {
        int distance = 0;
        int offset = index * words;
        for (int i = 0; i < words; i++) {
            distance += Long.bitCount(query[i] ^ signs[offset + i]);
        }
        return distance;
    }
}
