package dev.loginsight.core.insight;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps insights and counts their occurrences. Adapters: SQLite; PostgreSQL.
 *
 * <p>Duties: {@link #apply} is atomic, durable when it returns, and idempotent: an event id counts once, however often and in
 * whatever batches it comes. An update whose analysis has not arrived yet is kept, counted, and appears once it arrives. A
 * newer analysis (by {@code analyzedAt}) replaces an older one and never touches counts; an older or equal one is ignored,
 * except that an analysis with a model's answer is never replaced by one without. Safe for use by several threads.
 */
public interface InsightStore extends Closeable {
    /** Applies updates in order, in one transaction. */
    void apply(List<InsightUpdate> updates);

    Optional<Insight> find(String id);

    /**
     * Insights, last seen first (ties by id), stable while pages are read: an insight seen before the first page was read appears
     * at most once.
     *
     * @param cursor {@code next} of the page before; null for the first
     * @param limit 1..1000
     * @throws IllegalArgumentException if the cursor is none of ours, or the limit out of range
     */
    InsightPage list(InsightFilter filter, @Nullable String cursor, int limit);

    /** Distinct events counted over all insights, those without an analysis included. */
    long occurrences();

    @Override
    void close();
}
