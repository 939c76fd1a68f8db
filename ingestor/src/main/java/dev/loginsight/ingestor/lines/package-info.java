/** Reads lines as they come out of a logger: finds where a record begins, and what its layout says. */
@NullMarked
package dev.loginsight.ingestor.lines;

import org.jspecify.annotations.NullMarked;
