/** The source that Datadog webhooks post to. */
@NullMarked
package dev.loginsight.ingestor.datadog;

import org.jspecify.annotations.NullMarked;
