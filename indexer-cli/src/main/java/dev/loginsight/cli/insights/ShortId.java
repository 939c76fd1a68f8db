package dev.loginsight.cli.insights;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightFilter;
import dev.loginsight.core.insight.InsightPage;
import dev.loginsight.core.insight.InsightStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds an insight by the first digits of its id, as they are printed. */
final class ShortId {
    private static final int FEWEST_DIGITS = 4;
    private static final int PAGE = 500;

    private ShortId() {}

    static Optional<Insight> find(InsightStore store, String start) {
        if (start.length() < FEWEST_DIGITS) {
            return Optional.empty();
        }
        List<Insight> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            InsightPage page = store.list(InsightFilter.ALL, cursor, PAGE);
            page.insights().stream().filter(it -> it.id().startsWith(start)).forEach(found::add);
            cursor = page.next();
        } while (cursor != null);
        if (found.size() > 1) {
            throw new CliFailure(found.size() + " insights begin with " + start + "; give more digits");
        }
        return found.stream().findFirst();
    }
}
