package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkRef;
import java.io.IOException;
import java.lang.ref.SoftReference;
import org.apache.lucene.index.BinaryDocValues;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a segment that searches have named, read once: questions about the same code name the same chunks. Given up when memory
 * runs short. Safe for use by several threads, which may at worst read one twice.
 */
final class ReadRefs {
    private final int documents;
    private volatile SoftReference<ChunkRef[]> known = new SoftReference<>(null);

    ReadRefs(int documents) {
        this.documents = documents;
    }

    /** Null for what has not been read yet. */
    @Nullable
    ChunkRef get(int document) {
        ChunkRef[] refs = known.get();
        return refs == null ? null : refs[document];
    }

    /**
     * @param stored of the segment, not yet beyond the document
     * @throws IllegalStateException if the document stands for no chunk
     */
    ChunkRef read(BinaryDocValues stored, int document, String path) throws IOException {
        if (!stored.advanceExact(document)) {
            throw new IllegalStateException("document " + document + " has no chunk");
        }
        ChunkRef ref = StoredRef.read(stored.binaryValue(), path).chunk();
        ChunkRef[] refs = known.get();
        if (refs == null) {
            refs = new ChunkRef[documents];
            known = new SoftReference<>(refs);
        }
        refs[document] = ref;
        return ref;
    }
}
