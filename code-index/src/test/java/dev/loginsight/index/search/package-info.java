@NullMarked
package dev.loginsight.index.search;

import org.jspecify.annotations.NullMarked;
