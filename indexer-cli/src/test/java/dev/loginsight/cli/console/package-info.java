@NullMarked
package dev.loginsight.cli.console;

import org.jspecify.annotations.NullMarked;
