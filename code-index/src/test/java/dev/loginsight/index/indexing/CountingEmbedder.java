package dev.loginsight.index.indexing;

import dev.loginsight.core.code.Embedder;
import dev.loginsight.core.code.EmbeddingModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what it is asked for; can be told to fail. */
final class CountingEmbedder implements Embedder {
    final AtomicInteger texts = new AtomicInteger();
    private final EmbeddingModel model;
    volatile boolean failing;

    CountingEmbedder(EmbeddingModel model) {
        this.model = model;
    }

    @Override
    public EmbeddingModel model() {
        return model;
    }

    @Override
    public List<float[]> embedCode(List<String> all) {
        if (failing) {
            throw new IllegalStateException("the embedder is down");
        }
        texts.addAndGet(all.size());
        return all.stream().map(this::embedQuery).toList();
    }

    @Override
    public float[] embedQuery(String text) {
        float[] vector = new float[model.dimensions()];
        vector[Math.floorMod(text.hashCode(), vector.length)] = 1;
        return vector;
    }
}
