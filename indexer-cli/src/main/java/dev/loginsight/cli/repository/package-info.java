/** Which repository a command is about, and its index. */
@NullMarked
package dev.loginsight.cli.repository;

import org.jspecify.annotations.NullMarked;
