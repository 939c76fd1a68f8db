/** From an error log to ranked places, without a model. */
@NullMarked
package dev.loginsight.cli.locate;

import org.jspecify.annotations.NullMarked;
