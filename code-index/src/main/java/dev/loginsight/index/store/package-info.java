/** The Lucene code store: chunks, their terms and their vectors on disk, and the two primitive searches over them. */
@NullMarked
package dev.loginsight.index.store;

import org.jspecify.annotations.NullMarked;
