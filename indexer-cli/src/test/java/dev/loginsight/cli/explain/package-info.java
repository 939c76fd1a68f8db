@NullMarked
package dev.loginsight.cli.explain;

import org.jspecify.annotations.NullMarked;
