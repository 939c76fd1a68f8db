/** What the index knows about source code: chunks, how they are embedded, stored and searched. */
@NullMarked
package dev.loginsight.core.code;

import org.jspecify.annotations.NullMarked;
