package dev.loginsight.core.code;

/**
 * A candidate of one primitive search.
 *
 * @param score comparable within one search of one store only: BM25 for lexical, cosine (-1..1) for semantic
 */
public record Hit(CodeChunk chunk, double score) {}
