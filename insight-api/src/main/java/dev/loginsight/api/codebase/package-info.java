/** Answers questions about the indexed code: search, and error log to place. */
@NullMarked
package dev.loginsight.api.codebase;

import org.jspecify.annotations.NullMarked;
