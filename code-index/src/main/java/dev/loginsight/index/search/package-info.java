/** Ranking: questions to places, error logs to places. Everything here stands on the two primitive searches of a store. */
@NullMarked
package dev.loginsight.index.search;

import org.jspecify.annotations.NullMarked;
