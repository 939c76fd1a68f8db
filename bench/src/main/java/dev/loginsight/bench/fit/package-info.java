/** Fits the weights of a linear score to answers that are known. */
@NullMarked
package dev.loginsight.bench.fit;

import org.jspecify.annotations.NullMarked;
