@NullMarked
package dev.loginsight.api.dashboard;

import org.jspecify.annotations.NullMarked;
