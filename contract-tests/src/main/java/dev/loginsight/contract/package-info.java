/** One abstract contract a port, run by every adapter's own tests, and the scripted servers that tests talk to. */
@NullMarked
package dev.loginsight.contract;

import org.jspecify.annotations.NullMarked;
