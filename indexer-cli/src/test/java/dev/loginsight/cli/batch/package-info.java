@NullMarked
package dev.loginsight.cli.batch;

import org.jspecify.annotations.NullMarked;
