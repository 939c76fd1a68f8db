@NullMarked
package dev.loginsight.worker.agent;

import org.jspecify.annotations.NullMarked;
