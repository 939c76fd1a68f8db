@NullMarked
package dev.loginsight.worker.publish;

import org.jspecify.annotations.NullMarked;
