@NullMarked
package dev.loginsight.cli.doctor;

import org.jspecify.annotations.NullMarked;
