/** Keeps insights in SQLite: one file, one writer at a time, readers beside it. */
@NullMarked
package dev.loginsight.insightstore;

import org.jspecify.annotations.NullMarked;
