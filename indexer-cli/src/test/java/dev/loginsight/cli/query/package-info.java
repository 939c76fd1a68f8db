@NullMarked
package dev.loginsight.cli.query;

import org.jspecify.annotations.NullMarked;
