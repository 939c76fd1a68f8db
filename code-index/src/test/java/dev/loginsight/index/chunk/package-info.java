@NullMarked
package dev.loginsight.index.chunk;

import org.jspecify.annotations.NullMarked;
