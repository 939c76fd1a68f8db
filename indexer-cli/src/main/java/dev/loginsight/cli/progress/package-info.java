/** What a person sees while something long is going on. */
@NullMarked
package dev.loginsight.cli.progress;

import org.jspecify.annotations.NullMarked;
