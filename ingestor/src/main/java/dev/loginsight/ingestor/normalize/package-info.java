/** Turns whatever a source received into {@link dev.loginsight.core.log.LogEvent}s, bounded in size and free of secrets. */
@NullMarked
package dev.loginsight.ingestor.normalize;

import org.jspecify.annotations.NullMarked;
