/** Speed and memory of the product on any tree, and of other programs on the same tree in the same run. */
@NullMarked
package dev.loginsight.bench.speed;

import org.jspecify.annotations.NullMarked;
