@NullMarked
package dev.loginsight.api.insights;

import org.jspecify.annotations.NullMarked;
