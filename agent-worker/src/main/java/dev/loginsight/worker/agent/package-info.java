/** Asks a chat model for the cause of an error, once a group, and checks every claim of its answer against the code. */
@NullMarked
package dev.loginsight.worker.agent;

import org.jspecify.annotations.NullMarked;
