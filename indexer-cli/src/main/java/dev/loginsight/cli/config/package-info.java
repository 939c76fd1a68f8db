/**
 * Settings: command line, then environment, then the repository's {@code loginsight.yml} (which may say little), then the home's,
 * then defaults. Everything that is wrong is told at once, each with its place and the nearest right spelling.
 */
@NullMarked
package dev.loginsight.cli.config;

import org.jspecify.annotations.NullMarked;
