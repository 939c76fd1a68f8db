/** Decides which events are errors. */
@NullMarked
package dev.loginsight.ingestor.filter;

import org.jspecify.annotations.NullMarked;
