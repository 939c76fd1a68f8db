@NullMarked
package dev.loginsight.worker.insight;

import org.jspecify.annotations.NullMarked;
