/** What the launcher needs of the program itself. */
@NullMarked
package dev.loginsight.cli.launch;

import org.jspecify.annotations.NullMarked;
