@NullMarked
package dev.loginsight.api.guard;

import org.jspecify.annotations.NullMarked;
