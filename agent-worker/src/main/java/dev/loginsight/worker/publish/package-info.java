/** What the worker tells Kafka: counted occurrences, analyses, dead letters. */
@NullMarked
package dev.loginsight.worker.publish;

import org.jspecify.annotations.NullMarked;
