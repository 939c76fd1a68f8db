/** The web side of Log Insight: REST, live updates, dashboard, and the sink that fills the insight store. */
@NullMarked
package dev.loginsight.api;

import org.jspecify.annotations.NullMarked;
