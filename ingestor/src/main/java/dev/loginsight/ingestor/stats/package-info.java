/** Counts events and remembers their ids, in DuckDB. */
@NullMarked
package dev.loginsight.ingestor.stats;

import org.jspecify.annotations.NullMarked;
