/** From a directory to an index that holds it: what is kept where, and the refresh that brings an index up to date. */
@NullMarked
package dev.loginsight.index.indexing;

import org.jspecify.annotations.NullMarked;
