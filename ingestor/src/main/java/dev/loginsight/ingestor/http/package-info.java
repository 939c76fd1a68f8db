/** The source that applications and log shippers post to. */
@NullMarked
package dev.loginsight.ingestor.http;

import org.jspecify.annotations.NullMarked;
