/** What an index holds, and whether it is still true. */
@NullMarked
package dev.loginsight.cli.status;

import org.jspecify.annotations.NullMarked;
