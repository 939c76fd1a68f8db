/** The demo, run as a user runs it. */
@NullMarked
package dev.loginsight.cli.demo;

import org.jspecify.annotations.NullMarked;
