@NullMarked
package dev.loginsight.worker.evidence;

import org.jspecify.annotations.NullMarked;
