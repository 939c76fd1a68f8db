package dev.loginsight.bench.errors;

/**
 * A place that an answer names.
 *
 * @param file relative to the tree
 * @param startLine 1-based, inclusive like {@code endLine}
 * @param symbol {@code Class#method}, a nested class as {@code Outer.Inner#method}; a class or a file has no {@code #}
 */
record Found(String file, int startLine, int endLine, String symbol) {}
