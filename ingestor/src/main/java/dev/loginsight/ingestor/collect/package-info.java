/** What happens to events behind every source: counted once, published, then acknowledged. */
@NullMarked
package dev.loginsight.ingestor.collect;

import org.jspecify.annotations.NullMarked;
