package dev.loginsight.contract;

import static dev.loginsight.contract.Insights.NOON;
import static dev.loginsight.contract.Insights.counting;
import static dev.loginsight.contract.Insights.occurrences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightFilter;
import dev.loginsight.core.insight.InsightPage;
import dev.loginsight.core.insight.InsightStore;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link InsightStore} owes its callers. */
public abstract class InsightStoreContract {
    protected InsightStore store;

    /** Opens the storage of the running test method; empty at first, the same one when called again. */
    protected abstract InsightStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void apply_makesAnInsightThatCanBeFound() {
        store.apply(List.of(Insights.of("a").update(new Occurrence("e1", NOON))));

        Insight expected = Insights.of("a").build().counted(1, NOON, NOON);
        assertThat(store.find("a")).contains(expected);
        assertThat(store.find("b")).isEmpty();
    }

    @Test
    void apply_ofAnAnsweredInsight_keepsEveryField() {
        store.apply(List.of(Insights.of("a").answered("a null from a map").update(new Occurrence("e1", NOON))));

        assertThat(store.find("a"))
                .contains(Insights.of("a").answered("a null from a map").build().counted(1, NOON, NOON));
    }

    @Test
    void apply_ofNothing_changesNothing() {
        store.apply(List.of());

        assertThat(store.occurrences()).isZero();
    }

    @Test
    void sameBatchTwice_countsOnce() {
        List<InsightUpdate> batch = List.of(
                Insights.of("a").update(occurrences("e", 500).toArray(Occurrence[]::new)),
                counting("b", occurrences("f", 3)));
        store.apply(batch);
        store.apply(batch);

        assertThat(count("a")).isEqualTo(500);
        assertThat(store.occurrences()).isEqualTo(503);
    }

    @Test
    void sameEvents_inOtherBatchesAndOrders_countOnce() {
        List<Occurrence> all = occurrences("e", 100);
        store.apply(List.of(Insights.of("a").update(), counting("a", all.subList(0, 60))));
        store.apply(List.of(counting("a", all.reversed()), counting("a", all.subList(50, 100))));
        store.apply(List.of(counting("a", List.of(all.getFirst(), all.getFirst()))));

        assertThat(count("a")).isEqualTo(100);
    }

    @Test
    void sameEvent_withAnotherTimestamp_countsOnce() {
        store.apply(List.of(Insights.of("a").update(new Occurrence("e1", NOON))));
        store.apply(List.of(counting("a", List.of(new Occurrence("e1", NOON.plusSeconds(90))))));

        assertThat(store.find("a"))
                .get()
                .satisfies(insight -> assertThat(insight.occurrences()).isEqualTo(1))
                .satisfies(insight -> assertThat(insight.lastSeen()).isEqualTo(NOON));
    }

    @Test
    void sameEvent_reportedForTwoInsights_countsOnce() {
        store.apply(List.of(counting("a", occurrences("e", 1)), counting("b", occurrences("e", 1))));

        assertThat(store.occurrences()).isEqualTo(1);
    }

    @Test
    void sameEvents_fromSeveralThreads_countOnce() throws Exception {
        List<Occurrence> all = occurrences("e", 400);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> jobs = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                List<Occurrence> slice = all.subList(i * 5, i * 5 + 205);
                jobs.add(() -> {
                    store.apply(List.of(Insights.of("a").update(), counting("a", slice)));
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(jobs)) {
                done.get();
            }
        }

        assertThat(count("a")).isEqualTo(400);
        assertThat(store.occurrences()).isEqualTo(400);
    }

    @Test
    void occurrences_widenTheSpan() {
        store.apply(List.of(Insights.of("a").update(new Occurrence("e1", NOON))));
        store.apply(List.of(counting(
                "a", List.of(new Occurrence("e2", NOON.minusSeconds(5)), new Occurrence("e3", NOON.plusSeconds(7))))));

        assertThat(store.find("a"))
                .contains(Insights.of("a").build().counted(3, NOON.minusSeconds(5), NOON.plusSeconds(7)));
    }

    @Test
    void analysis_afterOccurrences_appearsWithTheirCount() {
        store.apply(List.of(counting("a", occurrences("e", 4))));

        assertThat(store.find("a")).isEmpty();
        assertThat(store.list(InsightFilter.ALL, null, 10).insights()).isEmpty();
        assertThat(store.occurrences()).isEqualTo(4);

        store.apply(List.of(Insights.of("a").update()));

        assertThat(store.find("a")).contains(Insights.of("a").build().counted(4, NOON, NOON.plusSeconds(3)));
    }

    @Test
    void newerAnalysis_replacesTheOlder_andLeavesTheCount() {
        store.apply(
                List.of(Insights.of("a").title("old").update(occurrences("e", 4).toArray(Occurrence[]::new))));
        store.apply(List.of(
                Insights.of("a").title("new").analyzedAt(NOON.plusSeconds(1)).update()));

        assertThat(store.find("a"))
                .contains(Insights.of("a")
                        .title("new")
                        .analyzedAt(NOON.plusSeconds(1))
                        .build()
                        .counted(4, NOON, NOON.plusSeconds(3)));
    }

    @Test
    void olderOrEqualAnalysis_isIgnored_butItsOccurrencesCount() {
        store.apply(List.of(Insights.of("a").title("kept").update(new Occurrence("e1", NOON))));
        store.apply(List.of(
                Insights.of("a").title("older").analyzedAt(NOON.minusSeconds(1)).update(new Occurrence("e2", NOON)),
                Insights.of("a").title("equal").update(new Occurrence("e3", NOON))));

        assertThat(title("a")).isEqualTo("kept");
        assertThat(count("a")).isEqualTo(3);
    }

    @Test
    void answer_isNotReplacedByNone_butByANewerAnswer() {
        store.apply(List.of(Insights.of("a").answered("first").update()));
        store.apply(List.of(Insights.of("a").analyzedAt(NOON.plusSeconds(1)).update()));
        assertThat(store.find("a").orElseThrow().rootCause()).isEqualTo("first");

        store.apply(List.of(Insights.of("a")
                .analyzedAt(NOON.plusSeconds(2))
                .answered("second")
                .update()));
        assertThat(store.find("a").orElseThrow().rootCause()).isEqualTo("second");
    }

    @Test
    void answer_replacesAnOlderInsightWithout() {
        store.apply(List.of(Insights.of("a").update()));
        store.apply(List.of(Insights.of("a")
                .analyzedAt(NOON.plusSeconds(1))
                .answered("found")
                .update()));

        assertThat(store.find("a").orElseThrow().rootCause()).isEqualTo("found");
    }

    @Test
    void list_isLastSeenFirst_tiesById() {
        store.apply(List.of(
                Insights.of("b").update(new Occurrence("1", NOON)),
                Insights.of("a").update(new Occurrence("2", NOON)),
                Insights.of("c").update(new Occurrence("3", NOON.plusNanos(1000))),
                Insights.of("d").update(new Occurrence("4", NOON.minusSeconds(1)))));

        assertThat(ids(store.list(InsightFilter.ALL, null, 10))).containsExactly("c", "a", "b", "d");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20, 1000})
    void paging_readsEverythingOnce(int limit) {
        seed(20);

        assertThat(readAll(InsightFilter.ALL, limit)).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void paging_whileInsightsArriveAndMove_showsNoneTwiceAndMissesNoneThatStayed() {
        seed(30);
        List<String> seen = new ArrayList<>();
        Set<String> moved = new HashSet<>();
        @Nullable String cursor = null;
        int round = 0;
        do {
            InsightPage page = store.list(InsightFilter.ALL, cursor, 4);
            seen.addAll(ids(page));
            cursor = page.next();
            Instant later = NOON.plusSeconds(10_000 + round);
            store.apply(List.of(Insights.of("new" + round).update(new Occurrence("n" + round, later))));
            // One insight of a page already read, and one of a page still to come, are seen again.
            for (int i : new int[] {29 - round, round}) {
                store.apply(List.of(counting("i" + i, List.of(new Occurrence("again" + round + i, later)))));
                moved.add("i" + i);
            }
            round++;
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().noneMatch(id -> id.startsWith("new"));
        for (int i = 0; i < 30; i++) {
            if (!moved.contains("i" + i)) {
                assertThat(seen).contains("i" + i);
            }
        }
    }

    @Test
    void filters_narrow_andCombine() {
        store.apply(List.of(
                Insights.of("a").service("shop").severity("ERROR").update(new Occurrence("1", NOON)),
                Insights.of("b").service("shop").severity("FATAL").update(new Occurrence("2", NOON.plusSeconds(60))),
                Insights.of("c").service("mail").severity("WARN").update(new Occurrence("3", NOON.plusSeconds(120)))));

        assertThat(list("shop", null, null, null, null)).containsExactly("b", "a");
        assertThat(list("SHOP", null, null, null, null)).isEmpty();
        assertThat(list(null, "ERROR", null, null, null)).containsExactly("b", "a");
        assertThat(list(null, "TRACE", null, null, null)).containsExactly("c", "b", "a");
        assertThat(list(null, null, "open", null, null)).containsExactly("c", "b", "a");
        assertThat(list(null, null, "closed", null, null)).isEmpty();
        assertThat(list(null, null, null, null, NOON.plusSeconds(60))).containsExactly("c", "b");
        assertThat(list("shop", "FATAL", "open", "order", NOON)).containsExactly("b");
    }

    @Test
    void textFilter_needsEveryWord_whereverItIs_caseIgnored() {
        store.apply(List.of(
                Insights.of("a").title("Größe 100% of O'Hara").message("it_em").update(),
                Insights.of("b").title("other").message("item").update()));

        assertThat(list(null, null, null, "GRÖßE  o'hara", null)).containsExactly("a");
        assertThat(list(null, null, null, "100%", null)).containsExactly("a");
        assertThat(list(null, null, null, "it_em", null)).containsExactly("a");
        assertThat(list(null, null, null, "orderservice#TOTAL nullpointer src/order", null))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(list(null, null, null, "größe item", null)).isEmpty();
        assertThat(list(null, null, null, "  ", null)).hasSize(2);
    }

    @Test
    void filters_holdOnEveryPage() {
        for (int i = 0; i < 12; i++) {
            store.apply(List.of(Insights.of("i" + i)
                    .service(i % 2 == 0 ? "even" : "odd")
                    .update(new Occurrence("e" + i, NOON.plusSeconds(i)))));
        }

        assertThat(readAll(new InsightFilter("even", null, null, null, null), 2))
                .containsExactly("i10", "i8", "i6", "i4", "i2", "i0");
    }

    @Test
    void list_withAnUnknownSeverity_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list(null, "LOUD", null, null, null))
                .withMessageContaining("LOUD")
                .withMessageContaining("ERROR");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void list_withALimitOutOfRange_isRefused(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.list(InsightFilter.ALL, null, limit))
                .withMessageContaining("1..1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "'; DROP TABLE insight; --", "MTIzNA", "MXxhYmN8YQ", "💥", "!!!!"})
    void list_withAForeignCursor_isRefused(String cursor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.list(InsightFilter.ALL, cursor, 10))
                .withMessageContaining("cursor");
    }

    @Test
    void hostileText_comesBackUnchanged() {
        String hostile =
                "Robert'); DROP TABLE insight;--\u0000 \"quoted\" %_\\ \u001b[31m 💥 \ud800 \uffff\r\n\t?1 :a $b";
        String huge = ("1234567\u0000é💥" + "x".repeat(53)).repeat(16_384);
        assertThat(huge.length()).isGreaterThan(1_000_000);
        store.apply(List.of(
                Insights.of(hostile)
                        .title(hostile)
                        .service(hostile)
                        .message(huge)
                        .update(new Occurrence(hostile, NOON)),
                counting(hostile, List.of(new Occurrence(hostile, NOON), new Occurrence(huge, NOON)))));

        Insight found = store.list(new InsightFilter(hostile, null, null, "drop 💥", null), null, 1)
                .insights()
                .getFirst();
        assertThat(found.title()).isEqualTo(hostile);
        assertThat(found.service()).isEqualTo(hostile);
        assertThat(found.message()).isEqualTo(huge);
        assertThat(found.occurrences()).isEqualTo(2);
    }

    @Test
    void severityWeDoNotKnow_isKept() {
        store.apply(List.of(Insights.of("a").severity("louder").update()));

        assertThat(store.find("a").orElseThrow().severity()).isEqualTo("louder");
        assertThat(list(null, "TRACE", null, null, null)).isEmpty();
    }

    @Test
    void timesBeyondAnyCalendar_areKeptInOrder() {
        store.apply(List.of(
                Insights.of("far").update(new Occurrence("1", Instant.MAX)),
                Insights.of("now").update(new Occurrence("2", NOON)),
                Insights.of("past").update(new Occurrence("3", Instant.MIN))));

        assertThat(readAll(InsightFilter.ALL, 1)).containsExactly("far", "now", "past");
    }

    @Test
    void everything_isThereAfterReopening() {
        store.apply(List.of(
                Insights.of("a").answered("why").update(occurrences("e", 10).toArray(Occurrence[]::new)),
                counting("b", occurrences("f", 2))));
        store.close();
        store = open();

        assertThat(store.find("a"))
                .contains(Insights.of("a").answered("why").build().counted(10, NOON, NOON.plusSeconds(9)));
        store.apply(
                List.of(counting("a", occurrences("e", 10)), Insights.of("b").update()));
        assertThat(count("a")).isEqualTo(10);
        assertThat(count("b")).isEqualTo(2);
    }

    @Test
    void readers_seeWholeBatchesOnly() throws Exception {
        store.apply(List.of(Insights.of("a").update()));
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<?> writing = threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    store.apply(
                            List.of(counting("a", occurrences("x" + i, 5)), counting("a", occurrences("y" + i, 5))));
                }
            });
            while (!writing.isDone()) {
                assertThat(count("a") % 10).isZero();
            }
            writing.get();
        }
        assertThat(count("a")).isEqualTo(500);
    }

    private void seed(int count) {
        List<InsightUpdate> updates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Pairs share a time, so that pages end between ties.
            updates.add(Insights.of("i" + i).update(new Occurrence("e" + i, NOON.plusSeconds(i / 2))));
        }
        store.apply(updates);
    }

    private long count(String id) {
        return store.find(id).orElseThrow().occurrences();
    }

    private String title(String id) {
        return store.find(id).orElseThrow().title();
    }

    private List<String> list(
            @Nullable String service,
            @Nullable String severity,
            @Nullable String status,
            @Nullable String text,
            @Nullable Instant since) {
        return ids(store.list(new InsightFilter(service, severity, status, text, since), null, 1000));
    }

    private List<String> readAll(InsightFilter filter, int limit) {
        List<String> seen = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            InsightPage page = store.list(filter, cursor, limit);
            assertThat(page.insights()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(ids(page));
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    private static List<String> ids(InsightPage page) {
        return page.insights().stream().map(Insight::id).toList();
    }
}
