package dev.loginsight.ingestor.normalize;

import dev.loginsight.core.log.LogEvent;

/**
 * An event on its way in.
 *
 * @param idOfSender whether the sender gave the id, so that it may send the same event again
 */
public record Incoming(LogEvent event, boolean idOfSender) {}
