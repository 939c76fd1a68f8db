/** Everything in one process: broker, ingestion, analysis, store, API. The only place of this room that knows Spring. */
@NullMarked
package dev.loginsight.cli.serve;

import org.jspecify.annotations.NullMarked;
