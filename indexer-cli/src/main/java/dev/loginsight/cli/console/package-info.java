/** What a command knows of the process around it: streams, terminal, environment, working directory. */
@NullMarked
package dev.loginsight.cli.console;

import org.jspecify.annotations.NullMarked;
