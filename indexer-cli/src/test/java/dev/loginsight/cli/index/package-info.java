@NullMarked
package dev.loginsight.cli.index;

import org.jspecify.annotations.NullMarked;
