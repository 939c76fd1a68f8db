/** Measures the product as a user meets it: whole processes, started by the launcher. */
@NullMarked
package dev.loginsight.bench;

import org.jspecify.annotations.NullMarked;
