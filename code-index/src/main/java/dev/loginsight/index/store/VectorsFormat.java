package dev.loginsight.index.store;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's HNSW format under its own name (any Lucene reads what it wrote), with two settings: a graph is built only for
 * segments that profit from one, and vectors may have as many dimensions as the common embedding services give.
 *
 * <p>Lucene builds a graph once a segment has more than {@code k ln n} vectors, and takes 100 for k, which is about 650
 * vectors. Scoring every vector costs 0.25 ms a thousand ({@link SegmentVectors}), building the graph about a
 * millisecond each; at k = 5,000 the graph begins near 54,000 vectors, and smaller repositories are searched exactly.
 */
final class VectorsFormat extends KnnVectorsFormat {
    static final int VECTORS_WITHOUT_GRAPH = 54_000;
    private static final int GRAPH_FACTOR = 5_000;
    private static final int MAX_DIMENSIONS = 4_096;

    private final KnnVectorsFormat hnsw = new Lucene99HnswVectorsFormat(
            Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
            Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
            Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER,
            null,
            GRAPH_FACTOR);

    private VectorsFormat() {
        super("Lucene99HnswVectorsFormat");
    }

    static Codec codec() {
        VectorsFormat vectors = new VectorsFormat();
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return vectors;
            }
        };
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
        return hnsw.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
        return hnsw.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String fieldName) {
        return MAX_DIMENSIONS;
    }
}
