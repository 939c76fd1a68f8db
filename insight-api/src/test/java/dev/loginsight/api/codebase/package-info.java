@NullMarked
package dev.loginsight.api.codebase;

import org.jspecify.annotations.NullMarked;
