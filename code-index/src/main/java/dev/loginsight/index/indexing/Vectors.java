package dev.loginsight.index.indexing;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.EmbeddedChunk;
import dev.loginsight.core.code.Embedder;
import dev.loginsight.core.code.IndexedFile;
import dev.loginsight.index.chunk.Chunked;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Gives chunks and outlines their vectors, and embeds only what neither this run nor the index has embedded before. Safe for use by several
 * threads; two that meet the same new text at the same instant may both embed it.
 */
final class Vectors {
    /** Vectors of this run that are remembered, about 1.5 kB each. */
    private static final int REMEMBERED = 8_192;

    private final Embedder embedder;
    private final Supplier<CodeStore> store;
    private final boolean storeIsEmpty;
    private final LongAdder computed = new LongAdder();
    private final LongAdder reused = new LongAdder();

    private final Map<String, float[]> recent = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param storeIsEmpty whether there is nothing to look up, so that the store need not be opened for it */
    Vectors(Embedder embedder, Supplier<CodeStore> store, boolean storeIsEmpty) {
        this.embedder = embedder;
        this.store = store;
        this.storeIsEmpty = storeIsEmpty;
    }

    /** @return the file with a vector for each chunk, but none for its imports, and one for its outline */
    IndexedFile embed(String path, Chunked chunked) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (CodeChunk chunk : chunked.chunks()) {
            if (!isImports(chunk)) {
                texts.putIfAbsent(chunk.contentHash(), chunk.embeddingText());
            }
        }
        texts.putIfAbsent(chunked.outlineHash(), chunked.outline());
        Map<String, float[]> known = vectors(texts);
        float[] none = new float[embedder.model().dimensions()];
        List<EmbeddedChunk> embedded = chunked.chunks().stream()
                .map(chunk -> new EmbeddedChunk(chunk, isImports(chunk) ? none : known.get(chunk.contentHash())))
                .toList();
        return new IndexedFile(
                path,
                chunked.language(),
                embedded,
                chunked.facts(),
                chunked.outline(),
                chunked.outlineHash(),
                known.get(chunked.outlineHash()));
    }

    /** What a file imports, and its licence, is like a hundred other files': it would only ever be found by mistake. */
    private static boolean isImports(CodeChunk chunk) {
        return chunk.pieces().getFirst().kind() == ChunkKind.IMPORTS;
    }

    /** @param texts by their hashes */
    private Map<String, float[]> vectors(Map<String, String> texts) {
        Map<String, String> missing = new LinkedHashMap<>(texts);
        Map<String, float[]> known = recent(missing.keySet());
        missing.keySet().removeAll(known.keySet());
        if (!storeIsEmpty && !missing.isEmpty()) {
            known.putAll(store.get().vectors(missing.keySet()));
            missing.keySet().removeAll(known.keySet());
        }
        known.putAll(compute(missing));
        computed.add(missing.size());
        reused.add(texts.size() - missing.size());
        return known;
    }

    private Map<String, float[]> recent(Iterable<String> hashes) {
        Map<String, float[]> known = new HashMap<>();
        synchronized (recent) {
            for (String hash : hashes) {
                float[] vector = recent.get(hash);
                if (vector != null) {
                    known.put(hash, vector);
                }
            }
        }
        return known;
    }

    private Map<String, float[]> compute(Map<String, String> texts) {
        Map<String, float[]> vectors = new HashMap<>();
        if (!texts.isEmpty()) {
            List<float[]> all = embedder.embedCode(List.copyOf(texts.values()));
            int at = 0;
            for (String hash : texts.keySet()) {
                vectors.put(hash, all.get(at++));
            }
            synchronized (recent) {
                recent.putAll(vectors);
            }
        }
        return vectors;
    }

    long computed() {
        return computed.sum();
    }

    long reused() {
        return reused.sum();
    }
}
