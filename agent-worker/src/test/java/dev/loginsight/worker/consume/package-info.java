@NullMarked
package dev.loginsight.worker.consume;

import org.jspecify.annotations.NullMarked;
