/** Many questions to one warm process: a JSON line in, a JSON line out. */
@NullMarked
package dev.loginsight.cli.batch;

import org.jspecify.annotations.NullMarked;
