/** Asking an index in words. */
@NullMarked
package dev.loginsight.cli.query;

import org.jspecify.annotations.NullMarked;
