/** From a group of equal errors to an insight: evidence first, then the model if there is one. */
@NullMarked
package dev.loginsight.worker.insight;

import org.jspecify.annotations.NullMarked;
