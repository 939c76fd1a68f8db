package dev.loginsight.api.insights;

import dev.loginsight.api.problem.ApiProblem;
import dev.loginsight.api.problem.Quoted;
import dev.loginsight.core.insight.InsightPage;
import dev.loginsight.core.insight.InsightStore;

/** Reads pages of the store, and tells a bad cursor from other faults. */
public final class InsightPages {
    private InsightPages() {}

    /** @throws ApiProblem if the cursor is none of the store's */
    public static InsightPage page(InsightStore store, ListRequest wanted) {
        try {
            return store.list(wanted.filter(), wanted.cursor(), wanted.limit());
        } catch (IllegalArgumentException e) {
            String cursor = wanted.cursor();
            if (cursor == null) {
                throw e;
            }
            throw ApiProblem.badParameter(
                    "cursor must be \"next\" of the page before, which %s is not; leave it out to start over."
                            .formatted(Quoted.of(cursor)));
        }
    }
}
