/** What Log Insight answers: suspects, insights, and the store that keeps them. */
@NullMarked
package dev.loginsight.core.insight;

import org.jspecify.annotations.NullMarked;
