package dev.loginsight.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.worker.Errors;
import dev.loginsight.worker.evidence.Codebase;
import dev.loginsight.worker.evidence.FakeCodebase;
import dev.loginsight.worker.insight.InsightComposer;
import dev.loginsight.worker.publish.InsightPublisher;
import dev.loginsight.worker.publish.KafkaSender;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread makes the analyses; a slow one holds it until the test lets it go. */
@Timeout(30)
class AnalysesTest {
    private static final ErrorEvent SLOW = Errors.error(Errors.event("1", "slow", null));
    private static final ErrorEvent QUICK = Errors.error(Errors.event("2", "quick", null));

    private final CountDownLatch letGo = new CountDownLatch(1);
    private final CountDownLatch slowIsRunning = new CountDownLatch(1);
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaSender sender = new KafkaSender(producer);
    private final States states = new States();
    private final StateTopic stateTopic = new StateTopic("127.0.0.1:9", states, sender);
    private final InsightComposer composer = new InsightComposer(this::codebase, null, Clock.systemUTC());
    private final Analyses analyses = new Analyses(
            composer,
            new InsightPublisher(sender),
            stateTopic,
            states,
            new AnalysisPolicy(composer, Duration.ofSeconds(1), Clock.systemUTC()),
            1);

    @AfterEach
    void close() {
        letGo.countDown();
        analyses.close();
        stateTopic.close();
        sender.close();
    }

    @Test
    void groupOrderedAgainWhileItsAnalysisEnds_isAnalysedOnce() {
        Analyses.Job job = order(QUICK, 0);
        analyses.submit(job);
        await().until(() -> analyses.size() == 0);
        // What the listener does that read "pending" just before.
        analyses.submit(job);
        await().until(() -> analyses.size() == 0);

        assertThat(published()).hasSize(1);
    }

    @Test
    void groupDroppedAndOrderedAgain_isAnalysedOnce() throws InterruptedException {
        analyses.submit(order(SLOW, 0));
        assertThat(slowIsRunning.await(10, TimeUnit.SECONDS)).isTrue();
        Analyses.Job first = order(QUICK, 1);
        analyses.submit(first);
        analyses.drop(List.of(1));
        assertThat(analyses.holds(QUICK.fingerprint())).isFalse();
        analyses.submit(new Analyses.Job(first.group(), 1, 0));
        letGo.countDown();

        await().until(() -> analyses.size() == 0);
        assertThat(published())
                .containsExactly(SLOW.fingerprint().value(), QUICK.fingerprint().value());
    }

    @Test
    void droppedGroup_isLeftToItsNewOwner() throws InterruptedException {
        analyses.submit(order(SLOW, 0));
        assertThat(slowIsRunning.await(10, TimeUnit.SECONDS)).isTrue();
        analyses.submit(order(QUICK, 1));
        analyses.drop(List.of(0, 1));
        letGo.countDown();

        await().until(() -> analyses.size() == 0);
        assertThat(published()).containsExactly(SLOW.fingerprint().value());
    }

    private Codebase codebase(LogEvent event) {
        if (event.message().equals("slow")) {
            slowIsRunning.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return FakeCodebase.shop();
    }

    private Analyses.Job order(ErrorEvent error, int partition) {
        AnalysisState pending = AnalysisState.pending(
                Clock.systemUTC().instant(), partition, error.event(), Errors.NOON, Errors.NOON, 0);
        states.put(error.fingerprint(), pending);
        return new Analyses.Job(pending.group(error.fingerprint()), partition, 0);
    }

    /** Fingerprints of the published analyses, in order. */
    private List<String> published() {
        return producer.history().stream()
                .filter(message -> message.topic().equals(InsightUpdate.TOPIC))
                .map(message -> new String(message.key(), StandardCharsets.US_ASCII))
                .toList();
    }
}
