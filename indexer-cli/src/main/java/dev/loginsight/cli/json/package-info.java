/** Reading and writing JSON by its tokens: without reflection, so that a short command stays short. */
@NullMarked
package dev.loginsight.cli.json;

import org.jspecify.annotations.NullMarked;
