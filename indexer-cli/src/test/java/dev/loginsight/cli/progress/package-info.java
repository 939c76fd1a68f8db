@NullMarked
package dev.loginsight.cli.progress;

import org.jspecify.annotations.NullMarked;
