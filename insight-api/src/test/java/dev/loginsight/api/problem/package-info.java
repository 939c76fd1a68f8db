@NullMarked
package dev.loginsight.api.problem;

import org.jspecify.annotations.NullMarked;
