@NullMarked
package dev.loginsight.api.live;

import org.jspecify.annotations.NullMarked;
