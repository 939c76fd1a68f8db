package dev.loginsight.core.code;

/**
 * A chunk that a primitive search found.
 *
 * @param score comparable within one search of one store only: BM25 for lexical, cosine (-1..1) for semantic
 */
public record Hit(ChunkRef chunk, double score) {}
