package dev.loginsight.index.search;

/**
 * A declaration that a frame runs in.
 *
 * @param line in the file, 1-based; 0 when the frame's own line does not lie in this declaration
 * @param confidence 0..1: below 1 when the name and the line disagree or several files fit
 */
record Resolved(Member member, int line, double confidence) {}
