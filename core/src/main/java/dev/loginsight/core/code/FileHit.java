package dev.loginsight.core.code;

/**
 * A file that a primitive search found as a whole.
 *
 * @param score comparable within one search of one store only: BM25 over all its chunks for lexical, cosine (-1..1) of its outline for
 *     semantic
 */
public record FileHit(String file, double score) {}
