/** The launcher script, run by a real shell in made-up surroundings. */
@NullMarked
package dev.loginsight.cli.launch;

import org.jspecify.annotations.NullMarked;
