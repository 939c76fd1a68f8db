/** Hands errors to Kafka. */
@NullMarked
package dev.loginsight.ingestor.publish;

import org.jspecify.annotations.NullMarked;
