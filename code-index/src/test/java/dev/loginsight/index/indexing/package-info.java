@NullMarked
package dev.loginsight.index.indexing;

import org.jspecify.annotations.NullMarked;
