/** Error log to method: how well the product finds the methods that a bug's fix changed, from what the bug had written to a log. */
@NullMarked
package dev.loginsight.bench.errors;

import org.jspecify.annotations.NullMarked;
