/** {@code loginsight demo}: a service that really fails, and what Log Insight makes of it. */
@NullMarked
package dev.loginsight.cli.demo;

import org.jspecify.annotations.NullMarked;
