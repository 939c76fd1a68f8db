package dev.loginsight.worker.consume;

import static dev.loginsight.contract.ScriptedModel.DIAGNOSIS;
import static dev.loginsight.contract.ScriptedModel.answer;
import static dev.loginsight.contract.ScriptedModel.answerAfter;
import static dev.loginsight.contract.ScriptedModel.serverError;
import static dev.loginsight.contract.ScriptedModel.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loginsight.broker.EmbeddedBroker;
import dev.loginsight.contract.ScriptedModel;
import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.worker.Errors;
import dev.loginsight.worker.agent.Analyst;
import dev.loginsight.worker.agent.ModelSettings;
import dev.loginsight.worker.evidence.FakeCodebase;
import dev.loginsight.worker.insight.InsightComposer;
import dev.loginsight.worker.publish.DeadLetters;
import dev.loginsight.worker.publish.KafkaJson;
import dev.loginsight.worker.publish.KafkaSender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.support.KafkaHeaders;

/** The worker against a real broker and a model that does what the test says. Each test uses errors of its own. */
@Timeout(60)
class ConsumptionIT {
    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static KafkaTraffic kafka;

    private final ScriptedModel model = ScriptedModel.start();
    private final FakeCodebase shop = FakeCodebase.shop();
    private final List<Worker> workers = new ArrayList<>();
    /** No other test's error has it: events of different services are different errors. */
    private String service = "";

    private String instanceId = "";

    @BeforeAll
    static void startBroker() {
        // Generous, for a machine that does other things as well; what is awaited usually takes a second.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(45));
        broker = EmbeddedBroker.start(folder, 0);
        kafka = new KafkaTraffic(broker.bootstrapServers());
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
        broker.close();
        Awaitility.reset();
    }

    @BeforeEach
    void nameService(TestInfo test) {
        service = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void stopWorkers() {
        workers.forEach(Worker::kill);
        model.close();
    }

    @Test
    void tenThousandRepeats_costOneAnalysis_andAllCount() {
        start(withModel());
        send(IntStream.range(0, 10_000).mapToObj(i -> npe("e" + i)).toList());

        InsightLedger ledger = ledger();
        await().until(() -> ledger.read().count(id()) == 10_000);
        await().until(() -> ledger.read().analyses(id()).size() == 1);
        assertThat(model.requests()).hasSize(1);
        assertThat(ledger.analyses(id()).getFirst()).satisfies(insight -> {
            assertThat(insight.rootCause()).isEqualTo("The scripted cause.");
            assertThat(insight.title()).isEqualTo("NullPointerException in OrderService.total (OrderService.java:9)");
            assertThat(insight.suspects())
                    .singleElement()
                    .satisfies(suspect -> assertThat(suspect.lastCommit()).isNotNull());
            assertThat(insight.repository()).isEqualTo("shop");
            assertThat(insight.note()).isNull();
        });
    }

    @Test
    void analysedError_isOnlyCounted_alsoAfterARestart() {
        Worker first = start(withModel());
        send(List.of(npe("1")));
        InsightLedger ledger = ledger();
        await().until(() -> ledger.read().analyses(id()).size() == 1);
        first.stop();

        start(withModel());
        send(List.of(npe("2"), npe("3")));
        await().until(() -> ledger.read().count(id()) == 3);

        assertThat(model.requests()).hasSize(1);
        assertThat(ledger.analyses(id())).hasSize(1);
    }

    @Test
    void workerKilledWhileTheModelThinks_leavesNothingUndone_andCountsNothingTwice() {
        model.otherwise(silence());
        instanceId = "the-only-one";
        Worker first = start(withModel());
        send(IntStream.range(0, 1_000).mapToObj(i -> npe("e" + i)).toList());
        InsightLedger ledger = ledger();
        await().until(() -> !model.requests().isEmpty());
        first.kill();

        model.otherwise(answer(DIAGNOSIS));
        start(withModel());
        await().until(() -> !ledger.read().analyses(id()).isEmpty());
        await().until(() -> ledger.read().count(id()) == 1_000);
        assertThat(ledger.analyses(id())).hasSize(1);
        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void batchesCutOffByRestarts_loseAndDoubleNothing() {
        List<LogEvent> events = IntStream.range(0, 4_000)
                .mapToObj(i -> i % 2 == 0 ? npe("n" + i) : event("m" + i, "cannot reach the bank"))
                .toList();
        InsightLedger ledger = ledger();
        for (int i = 0; i < 4; i++) {
            Worker worker = start(withoutModel());
            send(events.subList(i * 1_000, (i + 1) * 1_000));
            long before = ledger.read().count(id());
            await().until(() -> ledger.read().count(id()) > before);
            worker.kill();
        }
        start(withoutModel());

        String other =
                Errors.error(event("x", "cannot reach the bank")).fingerprint().value();
        await().until(() -> ledger.read().count(id()) == 2_000 && ledger.count(other) == 2_000);
        await().until(() -> !ledger.read().analyses(id()).isEmpty()
                && !ledger.analyses(other).isEmpty());
    }

    @Test
    void poisonedRecords_goToTheDeadLetters_andTheOthersGoOn() {
        byte[] good = KafkaJson.write(Errors.error(npe("good")));
        List<byte[]> poisoned = List.of(
                "not json".getBytes(StandardCharsets.UTF_8),
                "{\"fingerprint\":{\"value\":\"xyz\"}}".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8),
                "null".getBytes(StandardCharsets.UTF_8),
                "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                new byte[0],
                Arrays.copyOf(good, good.length / 2),
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        start(withoutModel());
        kafka.sendRaw(ErrorEvent.TOPIC, service, null);
        poisoned.forEach(value -> kafka.sendRaw(ErrorEvent.TOPIC, service, value));
        kafka.sendRaw(ErrorEvent.TOPIC, service, good);

        InsightLedger ledger = ledger();
        await().until(() -> ledger.read().count(id()) == 1);
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (KafkaTraffic.Reader reader = kafka.read(DeadLetters.TOPIC)) {
            await().until(() -> {
                reader.poll().stream()
                        .filter(letter -> service.equals(new String(letter.key(), StandardCharsets.UTF_8)))
                        .forEach(letters::add);
                return letters.size() >= poisoned.size() + 1;
            });
        }
        assertThat(letters).extracting(ConsumerRecord::value).containsAll(poisoned);
        assertThat(letters)
                .extracting(letter -> header(letter, KafkaHeaders.DLT_EXCEPTION_MESSAGE))
                .allSatisfy(reason -> assertThat(reason).isNotBlank())
                .anySatisfy(reason -> assertThat(reason).isEqualTo("the record is empty"))
                .anySatisfy(reason -> assertThat(reason).contains("32 hexadecimal digits"))
                .anySatisfy(reason -> assertThat(reason).contains("fingerprint is missing"));
        assertThat(letters)
                .extracting(letter -> header(letter, KafkaHeaders.DLT_ORIGINAL_TOPIC))
                .containsOnly(ErrorEvent.TOPIC);
    }

    @Test
    void modelThatFails_leavesALocatedInsight_andIsAskedAgainWhenTheErrorComesBack() {
        model.then(serverError(), serverError());
        start(withModel());
        send(List.of(npe("1")));
        InsightLedger ledger = ledger();
        await().until(() -> ledger.read().analyses(id()).size() == 1);
        assertThat(ledger.analyses(id()).getFirst()).satisfies(insight -> {
            assertThat(insight.rootCause()).isNull();
            assertThat(insight.model()).isNull();
            assertThat(insight.suspects()).hasSize(1);
            assertThat(insight.note()).startsWith("The model gave no answer: The model endpoint failed (HTTP 500");
        });

        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            send(List.of(npe("again-" + System.nanoTime())));
            return ledger.read().analyses(id()).size() == 2;
        });
        assertThat(ledger.analyses(id()).getLast().rootCause()).isEqualTo("The scripted cause.");
    }

    @Test
    void modelConfiguredLater_isAskedWhenTheErrorComesBack() {
        Worker first = start(withoutModel());
        send(List.of(npe("1")));
        InsightLedger ledger = ledger();
        await().until(() -> ledger.read().analyses(id()).size() == 1);
        assertThat(ledger.analyses(id()).getFirst().note()).isEqualTo(InsightComposer.NO_MODEL);
        first.stop();

        start(withModel());
        send(List.of(npe("2")));
        await().until(() -> ledger.read().analyses(id()).size() == 2);
        assertThat(ledger.analyses(id()).getLast().model()).isEqualTo("scripted");
    }

    @Test
    void brokenIndex_costsOnlyTheEvidence() {
        shop.broken = true;
        start(withoutModel());
        send(List.of(npe("1"), event("2", "another error")));

        InsightLedger ledger = ledger();
        await().until(() -> ledger.read().analyses(id()).size() == 1);
        assertThat(ledger.analyses(id()).getFirst()).satisfies(insight -> {
            assertThat(insight.suspects()).isEmpty();
            assertThat(insight.note()).contains("Searching the code failed").contains("the index is on fire");
        });

        shop.broken = false;
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            send(List.of(npe("again-" + System.nanoTime())));
            return ledger.read().analyses(id()).size() == 2;
        });
        assertThat(ledger.analyses(id()).getLast().suspects()).hasSize(1);
    }

    @Test
    void slowModel_delaysNoCount() {
        model.otherwise(answerAfter(Duration.ofSeconds(3), DIAGNOSIS));
        start(withModel());
        send(List.of(npe("1")));
        await().until(() -> !model.requests().isEmpty());
        send(IntStream.range(0, 500).mapToObj(i -> npe("e" + i)).toList());

        InsightLedger ledger = ledger();
        await().until(() -> ledger.read().count(id()) == 501);
        assertThat(ledger.analyses(id())).isEmpty();
        await().until(() -> ledger.read().analyses(id()).size() == 1);
    }

    @Test
    void manyDifferentErrors_areAllAnalysed_whileFewWaitInMemory() {
        Worker worker = start(withoutModel());
        List<LogEvent> events = IntStream.range(0, 1_500)
                .mapToObj(i -> event("e" + i, "kind " + letters(i) + " failed"))
                .toList();
        send(events);

        InsightLedger ledger = ledger();
        await().until(() -> {
            assertThat(worker.consumption.waiting()).isLessThanOrEqualTo(1_000);
            ledger.read();
            return events.stream()
                    .map(event -> Errors.error(event).fingerprint().value())
                    .allMatch(
                            id -> ledger.count(id) == 1 && !ledger.analyses(id).isEmpty());
        });
    }

    @Test
    void hostileText_arrivesAsItIs_andHugeTextIsCut() {
        String hostile = "quote \" null \u0000 emoji 💥 half \ud800 <script>alert(1)</script> {{7*7}} ' OR 1=1 --";
        start(withoutModel());
        LogEvent odd = event("odd", hostile);
        LogEvent huge = event("huge", "größer ".repeat(60_000));
        send(List.of(odd, huge));

        InsightLedger ledger = ledger();
        String oddId = Errors.error(odd).fingerprint().value();
        String hugeId = Errors.error(huge).fingerprint().value();
        await().until(() -> !ledger.read().analyses(oddId).isEmpty()
                && !ledger.analyses(hugeId).isEmpty());
        assertThat(ledger.analyses(oddId).getFirst().message()).isEqualTo(hostile);
        assertThat(ledger.analyses(hugeId).getFirst().message())
                .hasSizeLessThan(20_000)
                .contains("characters left out");
    }

    @Test
    void twoWorkers_shareTheWork() {
        start(withModel());
        start(withModel());
        List<LogEvent> events = IntStream.range(0, 40)
                .mapToObj(i -> event("e" + i, "kind " + letters(i) + " failed"))
                .toList();
        send(events);
        InsightLedger ledger = ledger();
        await().until(() -> {
            ledger.read();
            return events.stream()
                    .map(event -> Errors.error(event).fingerprint().value())
                    .allMatch(
                            id -> ledger.count(id) == 1 && !ledger.analyses(id).isEmpty());
        });
    }

    private static String letters(int number) {
        return Integer.toString(number, 26)
                .chars()
                .mapToObj(c -> Character.toString(c <= '9' ? c + 'q' - '0' : c))
                .reduce("", String::concat);
    }

    private String id() {
        return Errors.error(npe("x")).fingerprint().value();
    }

    private LogEvent npe(String id) {
        return of(Errors.npe(id));
    }

    private LogEvent event(String id, String message) {
        return of(Errors.event(id, message, null));
    }

    private LogEvent of(LogEvent event) {
        return new LogEvent(
                service + event.id(),
                event.timestamp(),
                event.observedTimestamp(),
                event.severityNumber(),
                service,
                event.message(),
                event.logger(),
                event.thread(),
                event.traceId(),
                event.spanId(),
                event.stackTrace(),
                event.stackTraceText(),
                event.attributes());
    }

    private void send(List<LogEvent> events) {
        kafka.send(events.stream().map(Errors::error).toList());
    }

    private InsightLedger ledger() {
        return new InsightLedger(kafka);
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private @Nullable Analyst withModel() {
        return new Analyst(new ModelSettings("", model.baseUrl(), "scripted", Duration.ofSeconds(30), 2));
    }

    private static @Nullable Analyst withoutModel() {
        return null;
    }

    private Worker start(@Nullable Analyst analyst) {
        KafkaSender sender = new KafkaSender(broker.bootstrapServers());
        InsightComposer composer = new InsightComposer(event -> shop, analyst, Clock.systemUTC());
        Consumption consumption = new Consumption(
                new Consumption.Options(broker.bootstrapServers(), 3, instanceId, 4, Duration.ofMillis(500)),
                composer,
                sender,
                new DeadLetters(sender, Consumption.GROUP),
                Clock.systemUTC());
        Worker worker = new Worker(consumption, sender);
        workers.add(worker);
        consumption.start();
        await().until(consumption::listening);
        return worker;
    }

    private record Worker(Consumption consumption, KafkaSender sender) {
        void stop() {
            consumption.stop();
            sender.close();
        }

        /** As near to SIGKILL as one process gets: nothing more reaches Kafka from here. */
        void kill() {
            sender.close();
            consumption.stop();
        }
    }
}
