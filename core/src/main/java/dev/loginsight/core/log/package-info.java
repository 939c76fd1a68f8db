/** What a service says about itself: events, severities, stack traces and the fingerprint that groups them. */
@NullMarked
package dev.loginsight.core.log;

import org.jspecify.annotations.NullMarked;
