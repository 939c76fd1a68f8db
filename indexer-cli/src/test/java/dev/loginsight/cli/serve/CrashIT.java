package dev.loginsight.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loginsight.cli.SmallRepository;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What was acknowledged survives SIGKILL, and counts once. */
class CrashIT {
    private static final int EVENTS = 1000;
    private static final int BATCH = 25;
    private static final int KINDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path dir;

    private Path home;
    private Path repository;
    private final Set<Integer> acknowledged = new LinkedHashSet<>();

    @BeforeEach
    void folders() {
        home = dir.resolve("home");
        repository = SmallRepository.in(dir);
    }

    @Test
    void acknowledgedEvents_killedInTheMiddleAndAgain_countExactlyOnce() throws InterruptedException {
        try (ServeProcess serve = start()) {
            Thread sender = Thread.ofVirtual().start(() -> sendUntilItDies(serve));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> acknowledged() >= EVENTS / 2);
            serve.kill();
            sender.join();
        }
        assertThat(acknowledged()).isBetween(EVENTS / 2, EVENTS - 1);

        try (ServeProcess serve = start()) {
            send(serve);
            assertThat(acknowledged()).isEqualTo(EVENTS);
            serve.kill(); // with all acknowledged, and few of them analysed
        }

        try (ServeProcess serve = start()) {
            awaitCount(serve, EVENTS);
            // The same ids once more, and one new event: had anything been counted twice, or were it now, this would
            // not be 1001.
            IntStream.range(0, EVENTS / BATCH).forEach(batch -> post(serve, batch));
            post(serve, EVENTS / BATCH, 1);
            awaitCount(serve, EVENTS + 1);
            assertThat(sumOverInsights(serve)).isEqualTo(EVENTS + 1);
            assertThat(serve.terminate()).isZero();
        }
    }

    private ServeProcess start() {
        return ServeProcess.ready(home, Map.of(), repository);
    }

    private void sendUntilItDies(ServeProcess serve) {
        try {
            send(serve);
        } catch (UncheckedIOException killed) {
            // The connection broke with the process. What was on its way then is not acknowledged, and is sent again
            // later.
        }
    }

    /** Sends every batch that has not been acknowledged yet. */
    private void send(ServeProcess serve) {
        for (int batch = 0; batch < EVENTS / BATCH; batch++) {
            if (!isAcknowledged(batch)) {
                post(serve, batch);
                acknowledge(batch);
            }
        }
    }

    private static void post(ServeProcess serve, int batch) {
        post(serve, batch, BATCH);
    }

    private static void post(ServeProcess serve, int batch, int size) {
        String lines = IntStream.range(batch * BATCH, batch * BATCH + size)
                .mapToObj(CrashIT::event)
                .collect(Collectors.joining("\n"));
        HttpResponse<String> answer = serve.post("/v1/events", "application/x-ndjson", lines);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static String event(int number) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "id", "event-" + number,
                        "service", "shop-" + number % KINDS,
                        "severity", "ERROR",
                        "message", "cannot total order " + number,
                        "stackTrace", SmallRepository.TRACE));
    }

    private static void awaitCount(ServeProcess serve, int expected) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(serve.get("/api/health")
                                .at("/components/store/data/occurrences")
                                .asInt())
                        .isEqualTo(expected));
    }

    private static int sumOverInsights(ServeProcess serve) {
        return serve.get("/api/insights?limit=1000")
                .get("insights")
                .valueStream()
                .mapToInt(insight -> insight.get("occurrences").asInt())
                .sum();
    }

    private boolean isAcknowledged(int batch) {
        synchronized (acknowledged) {
            return acknowledged.contains(batch);
        }
    }

    private void acknowledge(int batch) {
        synchronized (acknowledged) {
            acknowledged.add(batch);
        }
    }

    private int acknowledged() {
        synchronized (acknowledged) {
            return acknowledged.size() * BATCH;
        }
    }
}
