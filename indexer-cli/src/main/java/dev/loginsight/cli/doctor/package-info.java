/** What is configured, reachable and missing, each with its remedy. */
@NullMarked
package dev.loginsight.cli.doctor;

import org.jspecify.annotations.NullMarked;
