@NullMarked
package dev.loginsight.cli.insights;

import org.jspecify.annotations.NullMarked;
