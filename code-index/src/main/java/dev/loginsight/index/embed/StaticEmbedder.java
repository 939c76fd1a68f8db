package dev.loginsight.index.embed;

import dev.loginsight.core.code.Embedder;
import dev.loginsight.core.code.EmbeddingModel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The embedder in process: a bag of distinct tokens, each row weighted by the fourth root of its count, scaled to unit length. No
 * network, no native code, about 20 MB of memory. Any number of threads may use one instance.
 *
 * <p>Only the first {@value #CODE_TOKENS} tokens of a code text and the first {@value #QUERY_TOKENS} of a query count: the limits
 * the model was trained with.
 */
public final class StaticEmbedder implements Embedder {
    /** The version ends in the first digits of the SHA-256 of {@code model.bin}; a test compares them with the resource. */
    public static final EmbeddingModel MODEL = new EmbeddingModel("static-code-v2", "2-2082e35c7fcc", 384);

    private static final int CODE_TOKENS = 288;
    private static final int QUERY_TOKENS = 160;

    private @Nullable Loaded loaded;

    private record Loaded(StaticModel model, Tokenizer tokenizer) {}

    private StaticEmbedder() {}

    /**
     * Reads the model from this module's resources, about 15 MB.
     *
     * @throws IllegalStateException if the build holds a damaged model or none
     */
    public static StaticEmbedder load() {
        StaticEmbedder embedder = new StaticEmbedder();
        embedder.loaded();
        return embedder;
    }

    /** Reads the model when the first text is embedded, for those who may have nothing to embed; fails then as {@link #load} would. */
    public static StaticEmbedder onFirstUse() {
        return new StaticEmbedder();
    }

    private synchronized Loaded loaded() {
        Loaded done = loaded;
        if (done == null) {
            StaticModel model = StaticModel.load();
            if (model.dimensions() != MODEL.dimensions()) {
                throw new IllegalStateException("The embedding model has " + model.dimensions()
                        + " dimensions instead of " + MODEL.dimensions() + ". Build Log Insight again.");
            }
            done = new Loaded(model, new Tokenizer(model.vocabulary()));
            loaded = done;
        }
        return done;
    }

    @Override
    public EmbeddingModel model() {
        return MODEL;
    }

    @Override
    public List<float[]> embedCode(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        Loaded ready = loaded();
        int[] ids = new int[CODE_TOKENS];
        return texts.stream().map(text -> embed(ready, text, ids)).toList();
    }

    @Override
    public float[] embedQuery(String text) {
        return embed(loaded(), text, new int[QUERY_TOKENS]);
    }

    /** All ids of a text, for the test that compares them with the reference. */
    int[] ids(String text) {
        int[] ids = new int[text.length()];
        return Arrays.copyOf(ids, loaded().tokenizer().tokenize(text, ids));
    }

    private static float[] embed(Loaded loaded, String text, int[] ids) {
        StaticModel model = loaded.model();
        int count = loaded.tokenizer().tokenize(text, ids);
        Arrays.sort(ids, 0, count);
        float[] vector = new float[model.dimensions()];
        for (int i = 0; i < count; ) {
            int next = i + 1;
            while (next < count && ids[next] == ids[i]) {
                next++;
            }
            float weight = model.scales()[ids[i]] * (float) Math.sqrt(Math.sqrt(next - i));
            add(vector, model.rows(), ids[i] * vector.length, weight);
            i = next;
        }
        return unit(vector);
    }

    /** Kept apart and plain: the JIT turns this loop into vector instructions. */
    private static void add(float[] vector, byte[] rows, int offset, float weight) {
        for (int k = 0; k < vector.length; k++) {
            vector[k] += weight * rows[offset + k];
        }
    }

    private static float[] unit(float[] vector) {
        float sum = 0;
        for (float x : vector) {
            sum += x * x;
        }
        if (sum > 0) {
            float factor = (float) (1 / Math.sqrt(sum));
            for (int k = 0; k < vector.length; k++) {
                vector[k] *= factor;
            }
        }
        return vector;
    }
}
