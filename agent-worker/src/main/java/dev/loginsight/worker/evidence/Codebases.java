package dev.loginsight.worker.evidence;

import dev.loginsight.core.log.LogEvent;

/** The repositories that errors may come from. */
@FunctionalInterface
public interface Codebases {
    /** The one that an event most likely comes from; {@link Codebase#NONE} when none matches. */
    Codebase bestFor(LogEvent event);

    /** Waits while one is being indexed for the first time, for as long as that takes. */
    default void awaitPrepared() throws InterruptedException {}
}
