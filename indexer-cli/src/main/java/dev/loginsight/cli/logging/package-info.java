/** Logging of the whole process: silent for commands, warnings and our own news for {@code serve}; always standard error. */
@NullMarked
package dev.loginsight.cli.logging;

import org.jspecify.annotations.NullMarked;
