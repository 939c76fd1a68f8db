/** Keeps other web sites away from a server that listens on the user's own machine. */
@NullMarked
package dev.loginsight.api.guard;

import org.jspecify.annotations.NullMarked;
