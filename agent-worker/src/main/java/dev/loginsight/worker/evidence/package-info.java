/** What can be known about an error without a model: suspect places, their source, who touched them last. */
@NullMarked
package dev.loginsight.worker.evidence;

import org.jspecify.annotations.NullMarked;
