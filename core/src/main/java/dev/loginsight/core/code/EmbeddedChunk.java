package dev.loginsight.core.code;

/**
 * A chunk and its vector, ready to be stored.
 *
 * @param vector as long as the embedder's dimension, of unit length or all zero
 */
public record EmbeddedChunk(CodeChunk chunk, float[] vector) {}
