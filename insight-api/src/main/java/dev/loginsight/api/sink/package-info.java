/** Takes insight updates off Kafka into the store: nothing lost, nothing counted twice. */
@NullMarked
package dev.loginsight.api.sink;

import org.jspecify.annotations.NullMarked;
