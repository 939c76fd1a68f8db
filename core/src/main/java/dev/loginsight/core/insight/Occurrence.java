package dev.loginsight.core.insight;

import java.time.Instant;

/** One event of a group. The event id makes counting idempotent. */
public record Occurrence(String eventId, Instant timestamp) {}
