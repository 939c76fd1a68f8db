/** Lists and shows insights over HTTP. */
@NullMarked
package dev.loginsight.api.insights;

import org.jspecify.annotations.NullMarked;
