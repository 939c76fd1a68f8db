package dev.loginsight.ingestor.stats;

import dev.loginsight.core.log.Severity;

/**
 * How often something was logged.
 *
 * @param minute minutes since 1970, of the events' own time
 * @param count distinct events
 * @param analyzed those of them that were errors
 */
public record Count(long minute, String service, Severity severity, long count, long analyzed) {}
