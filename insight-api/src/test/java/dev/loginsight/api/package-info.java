@NullMarked
package dev.loginsight.api;

import org.jspecify.annotations.NullMarked;
