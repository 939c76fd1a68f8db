/** How ranked places look, as JSON and to a person. */
@NullMarked
package dev.loginsight.cli.places;

import org.jspecify.annotations.NullMarked;
