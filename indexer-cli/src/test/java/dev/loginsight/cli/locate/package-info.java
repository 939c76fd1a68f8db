@NullMarked
package dev.loginsight.cli.locate;

import org.jspecify.annotations.NullMarked;
