@NullMarked
package dev.loginsight.cli.places;

import org.jspecify.annotations.NullMarked;
