package dev.loginsight.core.code;

import java.util.List;

/**
 * Turns text into vectors. Adapters: the static model in process; OpenAI-compatible endpoints.
 *
 * <p>Duties: the same text gives the same vector within 1e-5; vectors have {@code model().dimensions()} elements and unit
 * length, except that a text with nothing to embed gives the zero vector; the result has one vector a text, in order; safe
 * for use by several threads; an empty list gives an empty list.
 */
public interface Embedder {
    EmbeddingModel model();

    List<float[]> embedCode(List<String> texts);

    float[] embedQuery(String text);
}
