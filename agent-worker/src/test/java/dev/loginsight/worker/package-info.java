@NullMarked
package dev.loginsight.worker;

import org.jspecify.annotations.NullMarked;
