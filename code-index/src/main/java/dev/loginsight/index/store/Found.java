package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.FileHit;
import dev.loginsight.core.code.Hit;
import dev.loginsight.core.code.Hits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;

/** Collects the best chunks and files of one search. */
final class Found {
    private final IndexReader reader;
    private final int limit;
    final Best chunks;
    final Best files;
    final Best outlines;

    Found(IndexReader reader, int limit) {
        this.reader = reader;
        this.limit = limit;
        this.chunks = new Best(limit, reader.maxDoc());
        this.files = new Best(limit, reader.maxDoc());
        this.outlines = new Best(limit, reader.maxDoc());
    }

    /** Best first; ties by id and by path, cut at the limit. */
    Hits hits() throws IOException {
        return new Hits(chunkHits(), fileHits(files), fileHits(outlines));
    }

    private List<Hit> chunkHits() throws IOException {
        List<Best.Scored> rising = new ArrayList<>(chunks.withTies());
        rising.sort(Comparator.comparingInt(Best.Scored::leaf).thenComparingInt(Best.Scored::document));
        List<Hit> hits = new ArrayList<>(rising.size());
        int current = -1;
        Segment segment = null;
        BinaryDocValues refs = null;
        for (Best.Scored scored : rising) {
            if (scored.leaf() != current || segment == null || refs == null) {
                current = scored.leaf();
                LeafReaderContext leaf = reader.leaves().get(current);
                segment = Segment.of(leaf.reader());
                refs = DocValues.getBinary(leaf.reader(), FileDocuments.REF);
            }
            hits.add(new Hit(ref(segment, refs, scored.document()), scored.score()));
        }
        hits.sort(Comparator.comparingDouble(Hit::score)
                .reversed()
                .thenComparing(hit -> hit.chunk().id()));
        return hits.size() > limit ? hits.subList(0, limit) : hits;
    }

    private static ChunkRef ref(Segment segment, BinaryDocValues refs, int document) throws IOException {
        if (!refs.advanceExact(document)) {
            throw new IllegalStateException("document " + document + " has no chunk");
        }
        return StoredRef.read(refs.binaryValue(), segment.path(document)).chunk();
    }

    private List<FileHit> fileHits(Best best) throws IOException {
        List<FileHit> hits = new ArrayList<>();
        for (Best.Scored scored : best.withTies()) {
            Segment segment = Segment.of(reader.leaves().get(scored.leaf()).reader());
            hits.add(new FileHit(segment.path(scored.document()), scored.score()));
        }
        hits.sort(Comparator.comparingDouble(FileHit::score).reversed().thenComparing(FileHit::file));
        return hits.size() > limit ? hits.subList(0, limit) : hits;
    }
}
