/** How well {@code locate} finds the statement that a message without a trace was made of. */
@NullMarked
package dev.loginsight.bench.messages;

import org.jspecify.annotations.NullMarked;
