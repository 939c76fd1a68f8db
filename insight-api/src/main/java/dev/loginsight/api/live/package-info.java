/** Tells open browsers and other listeners what changed, as server-sent events. */
@NullMarked
package dev.loginsight.api.live;

import org.jspecify.annotations.NullMarked;
