/** From an error log to an insight, in this process: evidence first, then the model when one is configured. */
@NullMarked
package dev.loginsight.cli.explain;

import org.jspecify.annotations.NullMarked;
