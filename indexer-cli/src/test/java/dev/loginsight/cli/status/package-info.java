@NullMarked
package dev.loginsight.cli.status;

import org.jspecify.annotations.NullMarked;
