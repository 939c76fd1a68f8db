@NullMarked
package dev.loginsight.cli;

import org.jspecify.annotations.NullMarked;
