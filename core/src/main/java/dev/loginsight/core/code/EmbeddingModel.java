package dev.loginsight.core.code;

/**
 * A model's identity, stored with every index: vectors of different models never meet.
 *
 * @param name such as {@code static-code-v2}
 * @param version changes whenever the same text would give another vector
 */
public record EmbeddingModel(String name, String version, int dimensions) {
    public EmbeddingModel {
        if (dimensions < 1) {
            throw new IllegalArgumentException("dimensions must be positive: " + dimensions);
        }
    }
}
