package dev.loginsight.index.indexing;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.EmbeddedChunk;
import dev.loginsight.core.code.Embedder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Gives chunks their vectors, and embeds only what neither this run nor the index has embedded before. Safe for use by several
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

    List<EmbeddedChunk> embed(List<CodeChunk> chunks) {
        Map<String, CodeChunk> missing = new LinkedHashMap<>();
        chunks.forEach(chunk -> missing.putIfAbsent(chunk.contentHash(), chunk));
        Map<String, float[]> known = recent(missing.keySet());
        missing.keySet().removeAll(known.keySet());
        if (!storeIsEmpty && !missing.isEmpty()) {
            known.putAll(store.get().vectors(missing.keySet()));
            missing.keySet().removeAll(known.keySet());
        }
        known.putAll(compute(new ArrayList<>(missing.values())));
        computed.add(missing.size());
        reused.add(chunks.size() - missing.size());
        return chunks.stream()
                .map(chunk -> new EmbeddedChunk(chunk, known.get(chunk.contentHash())))
                .toList();
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

    private Map<String, float[]> compute(List<CodeChunk> chunks) {
        Map<String, float[]> vectors = new HashMap<>();
        if (!chunks.isEmpty()) {
            List<float[]> all = embedder.embedCode(
                    chunks.stream().map(CodeChunk::embeddingText).toList());
            for (int i = 0; i < chunks.size(); i++) {
                vectors.put(chunks.get(i).contentHash(), all.get(i));
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
