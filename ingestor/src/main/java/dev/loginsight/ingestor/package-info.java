/** Takes logs in: receives, normalises, filters, counts, and hands errors to Kafka. */
@NullMarked
package dev.loginsight.ingestor;

import org.jspecify.annotations.NullMarked;
