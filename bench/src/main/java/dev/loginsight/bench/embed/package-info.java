/** Measures the embedder within a process: the one part whose rate is a promise of its own. */
@NullMarked
package dev.loginsight.bench.embed;

import org.jspecify.annotations.NullMarked;
