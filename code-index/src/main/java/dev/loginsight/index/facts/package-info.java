/** What code does, read from its tokens: calls, uses, what is thrown and caught. */
@NullMarked
package dev.loginsight.index.facts;

import org.jspecify.annotations.NullMarked;
