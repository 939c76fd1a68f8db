package dev.loginsight.ingestor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.core.log.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsStoreTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final long MINUTE = START.getEpochSecond() / 60;

    @TempDir
    Path dir;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource clock = now::get;

    @Test
    void counts_afterReopening_areStillThere() {
        try (StatsStore store = open()) {
            store.commit(List.of(count(MINUTE, "shop", 2, 1), count(MINUTE + 1, "till", 5, 0)), List.of());
            store.commit(List.of(count(MINUTE, "shop", 3, 1)), List.of());
        }
        try (StatsStore store = open()) {
            assertThat(store.counts(MINUTE, MINUTE + 1, null, null, 10))
                    .containsExactly(count(MINUTE, "shop", 5, 2), count(MINUTE + 1, "till", 5, 0));
            assertThat(store.counts(MINUTE, MINUTE, "till", null, 10)).isEmpty();
            assertThat(store.totals(MINUTE, MINUTE + 1, "shop")).containsExactly(count(0, "shop", 5, 2));
        }
    }

    @Test
    void commit_thatFailsBetweenCountsAndIds_leavesNeither() {
        try (StatsStore store = open()) {
            EventKey good = EventKey.of("a");
            List<EventKey> broken = Arrays.asList(good, null);

            assertThatThrownBy(() -> store.commit(List.of(count(MINUTE, "shop", 2, 1)), broken))
                    .isInstanceOf(StatsException.class);

            assertThat(store.counts(MINUTE, MINUTE, null, null, 10)).isEmpty();
            assertThat(store.seen(List.of(good))).isEmpty();
        }
        try (StatsStore store = open()) {
            assertThat(store.counts(MINUTE, MINUTE, null, null, 10)).isEmpty();
        }
    }

    @Test
    void counts_pageByPage_areAllOfThem() {
        try (StatsStore store = open()) {
            List<Count> all = Stream.of("a", "b", "c")
                    .flatMap(service -> IntStream.range(0, 4).mapToObj(i -> count(MINUTE + i, service, 1, 0)))
                    .sorted(java.util.Comparator.comparingLong(Count::minute).thenComparing(Count::service))
                    .toList();
            store.commit(all, List.of());

            List<Count> first = store.counts(MINUTE, MINUTE + 9, null, null, 5);
            List<Count> second = store.counts(MINUTE, MINUTE + 9, null, first.getLast(), 50);

            assertThat(Stream.concat(first.stream(), second.stream())).containsExactlyElementsOf(all);
        }
    }

    @Test
    void seen_committedIds_areKnownAlsoAfterReopening() {
        List<EventKey> ids =
                IntStream.range(0, 3000).mapToObj(i -> EventKey.of("id " + i)).toList();
        try (StatsStore store = open()) {
            assertThat(store.seen(ids)).isEmpty();
            store.commit(List.of(), ids.subList(0, 2000));
            assertThat(store.seen(ids)).isEqualTo(Set.copyOf(ids.subList(0, 2000)));
        }
        try (StatsStore store = open()) {
            assertThat(store.seen(ids)).isEqualTo(Set.copyOf(ids.subList(0, 2000)));
        }
    }

    @Test
    void seen_after24Hours_isForgotten() {
        EventKey id = EventKey.of("x");
        try (StatsStore store = open()) {
            store.commit(List.of(), List.of(id));
            now.set(START.plus(Duration.ofHours(24)));
            assertThat(store.seen(List.of(id))).containsExactly(id);
            now.set(START.plus(Duration.ofHours(24)).plusMillis(1));
            assertThat(store.seen(List.of(id))).isEmpty();
            store.commit(List.of(count(MINUTE + 1500, "s", 1, 0)), List.of(id));
            assertThat(store.seen(List.of(id))).containsExactly(id);
        }
    }

    @Test
    void counts_afterTheirRetention_areDeleted() {
        try (StatsStore store = open()) {
            store.commit(List.of(count(MINUTE, "s", 1, 0)), List.of());
            now.set(START.plus(Duration.ofDays(31)));
            store.commit(List.of(count(MINUTE + 31 * 1440, "s", 1, 0)), List.of());
            store.commit(List.of(count(MINUTE + 31 * 1440, "s", 1, 0)), List.of());

            assertThat(store.counts(0, MINUTE + 40 * 1440, null, null, 10))
                    .containsExactly(count(MINUTE + 31 * 1440, "s", 2, 0));
        }
    }

    @Test
    void commit_manyAtOneTime_losesNoneAlsoWhenAdditionsAreAddedUp() throws Exception {
        try (StatsStore store = open();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<? extends Future<?>> commits = IntStream.range(0, 8)
                    .mapToObj(thread -> threads.submit(() -> {
                        for (int i = 0; i < 50; i++) {
                            int round = i;
                            store.commit(
                                    IntStream.range(0, 100)
                                            .mapToObj(s -> count(MINUTE + s, "service", 1, 1))
                                            .toList(),
                                    List.of(EventKey.of(thread + "/" + round)));
                        }
                    }))
                    .toList();
            for (Future<?> commit : commits) {
                commit.get(60, TimeUnit.SECONDS);
            }
            assertThat(store.totals(0, MINUTE + 100, null)).containsExactly(count(0, "service", 40_000, 40_000));
        }
    }

    @Test
    void open_noDatabase_saysSo() throws Exception {
        Path file = Files.writeString(
                dir.resolve("stats.duckdb"), "this is not a database, but long enough to be one ".repeat(200));

        assertThatThrownBy(this::open)
                .isInstanceOf(StatsException.class)
                .hasMessageStartingWith("The statistics database " + file + " cannot be opened")
                .hasMessageEndingWith("move it away to begin with an empty one.");
    }

    @Test
    void open_folderThatCannotBe_saysSo() throws Exception {
        Files.createFile(dir.resolve("file"));

        assertThatThrownBy(
                        () -> StatsStore.open(dir.resolve("file/stats.duckdb"), 64 << 20, Duration.ofDays(30), clock))
                .isInstanceOf(StatsException.class)
                .hasMessageEndingWith("choose a home that this user may write to.");
    }

    private StatsStore open() {
        return StatsStore.open(dir.resolve("stats.duckdb"), 64 << 20, Duration.ofDays(30), clock);
    }

    private static Count count(long minute, String service, long count, long analyzed) {
        return new Count(minute, service, Severity.ERROR, count, analyzed);
    }
}
