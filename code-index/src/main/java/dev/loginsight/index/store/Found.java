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
import org.jspecify.annotations.Nullable;

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
        List<Best.Scored> falling = chunks.takeWithTies();
        ChunkRef[] refs = refs(falling);
        List<Hit> hits = new ArrayList<>(refs.length);
        for (int i = 0; i < refs.length; i++) {
            hits.add(new Hit(refs[i], falling.get(i).score()));
        }
        hits.sort((a, b) -> a.score() != b.score()
                ? Double.compare(b.score(), a.score())
                : a.chunk().id().compareTo(b.chunk().id()));
        return hits.size() > limit ? hits.subList(0, limit) : hits;
    }

    /** Those that have to be read are read in the order in which they are stored. */
    private ChunkRef[] refs(List<Best.Scored> scored) throws IOException {
        @Nullable ChunkRef[] refs = new ChunkRef[scored.size()];
        List<Integer> unread = new ArrayList<>();
        for (int i = 0; i < refs.length; i++) {
            refs[i] = segment(scored.get(i)).refs().get(scored.get(i).document());
            if (refs[i] == null) {
                unread.add(i);
            }
        }
        unread.sort(Comparator.comparingInt((Integer i) -> scored.get(i).leaf())
                .thenComparingInt(i -> scored.get(i).document()));
        int leaf = -1;
        BinaryDocValues stored = null;
        for (int i : unread) {
            Best.Scored one = scored.get(i);
            if (stored == null || one.leaf() != leaf) {
                leaf = one.leaf();
                stored = DocValues.getBinary(reader.leaves().get(leaf).reader(), FileDocuments.REF);
            }
            Segment segment = segment(one);
            refs[i] = segment.refs().read(stored, one.document(), segment.path(one.document()));
        }
        return refs;
    }

    private Segment segment(Best.Scored scored) throws IOException {
        return Segment.of(reader.leaves().get(scored.leaf()).reader());
    }

    private List<FileHit> fileHits(Best best) throws IOException {
        List<FileHit> hits = new ArrayList<>();
        for (Best.Scored scored : best.takeWithTies()) {
            hits.add(new FileHit(segment(scored).path(scored.document()), scored.score()));
        }
        hits.sort((a, b) -> a.score() != b.score()
                ? Double.compare(b.score(), a.score())
                : a.file().compareTo(b.file()));
        return hits.size() > limit ? hits.subList(0, limit) : hits;
    }
}
