@NullMarked
package dev.loginsight.cli.config;

import org.jspecify.annotations.NullMarked;
