/** A real Kafka in the process: nothing to install, the same client code as against a cluster. */
@NullMarked
package dev.loginsight.broker;

import org.jspecify.annotations.NullMarked;
