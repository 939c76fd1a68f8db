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
 * Lucene's HNSW format under its own name (any Lucene reads what it wrote), with two settings: no graph is ever built, since {@link
 * SemanticSearch} needs none, and vectors may have as many dimensions as the common embedding services give.
 */
final class VectorsFormat extends KnnVectorsFormat {
    /** Lucene builds a graph for a segment of more than {@code k ln n} vectors. */
    private static final int NO_GRAPH = Integer.MAX_VALUE;

    private static final int MAX_DIMENSIONS = 4_096;

    private final KnnVectorsFormat hnsw = new Lucene99HnswVectorsFormat(
            Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
            Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
            Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER,
            null,
            NO_GRAPH);

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
