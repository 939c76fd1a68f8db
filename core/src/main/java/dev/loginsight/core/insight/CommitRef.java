package dev.loginsight.core.insight;

import java.time.Instant;

/**
 * A commit, as a person wants to see it.
 *
 * @param id full hexadecimal object id
 * @param subject first line of the message
 */
public record CommitRef(String id, String author, Instant when, String subject) {}
