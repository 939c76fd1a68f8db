@NullMarked
package dev.loginsight.api.sink;

import org.jspecify.annotations.NullMarked;
