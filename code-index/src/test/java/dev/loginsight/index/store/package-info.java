@NullMarked
package dev.loginsight.index.store;

import org.jspecify.annotations.NullMarked;
