@NullMarked
package dev.loginsight.cli.serve;

import org.jspecify.annotations.NullMarked;
