/** Code, cut into chunks, embedded, stored and searched: one package a step. */
@NullMarked
package dev.loginsight.index;

import org.jspecify.annotations.NullMarked;
