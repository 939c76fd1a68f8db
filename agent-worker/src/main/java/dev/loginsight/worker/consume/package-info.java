/** Takes errors from Kafka, counts them, and sees to it that each group is analysed once. The only package here that knows Spring Kafka. */
@NullMarked
package dev.loginsight.worker.consume;

import org.jspecify.annotations.NullMarked;
