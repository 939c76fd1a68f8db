package dev.loginsight.cli.demo;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Signals;
import dev.loginsight.cli.insights.RemoteInsights;
import dev.loginsight.core.insight.InsightFilter;
import dev.loginsight.core.insight.InsightPage;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/** Asks the API until every error is covered. */
final class StoredInsights {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MOST = 200;

    private final RemoteInsights api;
    private final Duration patience;
    private final Signals signals;

    /** @param patience longest time without news */
    StoredInsights(String api, Duration patience, Signals signals) {
        this.api = new RemoteInsights(api);
        this.patience = patience;
        this.signals = signals;
    }

    /**
     * Blocks until the insights cover all errors, or somebody asks the process to end.
     *
     * @param progress hears how many kinds of errors are still missing
     * @return what is stored then
     * @throws CliFailure naming what is missing, when nothing has come for too long
     */
    InsightPage covering(LoggedErrors errors, IntConsumer progress) throws InterruptedException {
        List<String> missing = List.of();
        long news = System.nanoTime();
        while (true) {
            InsightPage page = page();
            List<String> now = errors.missingFrom(page.insights());
            progress.accept(now.size());
            if (now.isEmpty() || signals.await(LOOK)) {
                return page;
            }
            if (!now.equals(missing)) {
                missing = now;
                news = System.nanoTime();
            }
            if (System.nanoTime() - news > patience.toNanos()) {
                throw new CliFailure(
                        "no insight came for " + patience.toSeconds() + " s, and these errors have none: "
                                + String.join(", ", missing)
                                + "; `loginsight doctor` shows what is configured, and LOGINSIGHT_DEBUG=1 what went wrong inside");
            }
        }
    }

    private InsightPage page() {
        return api.readPage(new InsightFilter(LogShipper.SERVICE, null, null, null, null), null, MOST);
    }
}
