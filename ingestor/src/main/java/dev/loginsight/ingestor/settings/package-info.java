/** What this room reads of the configuration. */
@NullMarked
package dev.loginsight.ingestor.settings;

import org.jspecify.annotations.NullMarked;
