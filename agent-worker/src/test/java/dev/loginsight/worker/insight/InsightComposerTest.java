package dev.loginsight.worker.insight;

import static dev.loginsight.contract.ScriptedModel.answer;
import static dev.loginsight.contract.ScriptedModel.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.contract.ScriptedModel;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.Suspect;
import dev.loginsight.core.log.Fingerprints;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.worker.Errors;
import dev.loginsight.worker.agent.Analyst;
import dev.loginsight.worker.agent.ModelSettings;
import dev.loginsight.worker.evidence.Codebase;
import dev.loginsight.worker.evidence.Codebases;
import dev.loginsight.worker.evidence.FakeCodebase;
import dev.loginsight.worker.insight.Composition.ModelPart;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InsightComposerTest {
    private final FakeCodebase shop = FakeCodebase.shop();

    @Test
    void withoutAModel_theInsightIsEvidence_andSaysSo() throws Exception {
        Composition composition = compose(shop, null, Errors.npe("1"));
        Insight insight = composition.insight();

        assertThat(composition.model()).isEqualTo(ModelPart.NOT_ASKED);
        assertThat(composition.complete()).isTrue();
        assertThat(insight.note()).isEqualTo(InsightComposer.NO_MODEL).contains("OPENAI_API_KEY");
        assertThat(insight.rootCause()).isNull();
        assertThat(insight.explanation()).isNull();
        assertThat(insight.fix()).isNull();
        assertThat(insight.confidence()).isNull();
        assertThat(insight.model()).isNull();
        assertThat(insight.citations()).isEmpty();
        assertThat(insight.repository()).isEqualTo("shop");
        assertThat(insight.exceptionType()).isEqualTo("java.lang.NullPointerException");
        assertThat(insight.occurrences()).isZero();
        assertThat(insight.severity()).isEqualTo("ERROR");
        assertThat(insight.analyzedAt()).isEqualTo(Errors.NOON);
        Suspect suspect = insight.suspects().getFirst();
        assertThat(suspect.snippet()).startsWith("class OrderService {").contains("sum += prices.get(item);");
        assertThat(suspect.snippetStartLine()).isEqualTo(3);
        assertThat(suspect.line()).isEqualTo(9);
        assertThat(suspect.lastCommit()).isNotNull();
    }

    @Test
    void repositoryBeingIndexedForTheFirstTime_isWaitedFor() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch indexed = new CountDownLatch(1);
        Codebases codebases = new Codebases() {
            @Override
            public Codebase bestFor(LogEvent event) {
                return indexed.getCount() == 0 ? shop : Codebase.NONE;
            }

            @Override
            public void awaitPrepared() throws InterruptedException {
                asked.countDown();
                indexed.await();
            }
        };
        InsightComposer composer = new InsightComposer(codebases, null, Clock.systemUTC());
        LogEvent event = Errors.npe("1");
        FutureTask<Composition> composing =
                new FutureTask<>(() -> composer.compose(ErrorGroup.of(Fingerprints.of(event), event)));
        Thread.ofVirtual().start(composing);
        asked.await();
        assertThat(composing.isDone()).isFalse();
        indexed.countDown();

        assertThat(composing.get(30, TimeUnit.SECONDS).insight().suspects()).hasSize(1);
    }

    @Test
    void sameGroup_hasTheSameId() throws Exception {
        Insight one = compose(shop, null, Errors.npe("1")).insight();
        Insight other = compose(Codebase.NONE, null, Errors.npe("2")).insight();

        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.fingerprint()).isEqualTo(Fingerprints.of(Errors.npe("3")).value());
    }

    @Test
    void withoutARepository_theInsightExists_andSaysSo() throws Exception {
        Composition composition = compose(Codebase.NONE, null, Errors.npe("1"));

        assertThat(composition.located()).isFalse();
        assertThat(composition.complete()).isFalse();
        assertThat(composition.insight().suspects()).isEmpty();
        assertThat(composition.insight().repository()).isNull();
        assertThat(composition.insight().note())
                .contains("No indexed repository matches", "loginsight index", "No model was asked");
    }

    @Test
    void withNothingFound_theInsightSaysSo() throws Exception {
        Composition composition = compose(new FakeCodebase(), null, Errors.event("1", "odd", null));

        assertThat(composition.insight().note()).startsWith("Nothing in shop resembles this error.");
        assertThat(composition.complete()).isTrue();
    }

    @Test
    void suspectsWithoutAFrame_areSaidToBeGuesses() throws Exception {
        assertThat(compose(shop, null, Errors.event("1", "odd", null)).insight().note())
                .endsWith("The error has no stack trace, so its suspects only resemble its words.");
    }

    @Test
    void withAModel_theAnswerIsInTheInsight() throws Exception {
        try (ScriptedModel model = ScriptedModel.start().then(answer("""
                        {"rootCause":"prices has no such item","explanation":"get returns null","confidence":0.9,
                         "citations":[{"file":"src/OrderService.java","startLine":9,"endLine":9,"claim":"unboxes null"}],
                         "diff":"--- a/src/OrderService.java\\n+++ b/src/OrderService.java\\n@@ -9 +9 @@\\n-            sum += prices.get(item);\\n+            sum += prices.getOrDefault(item, 0);\\n"}"""))) {
            Composition composition = compose(shop, analyst(model), Errors.npe("1"));

            assertThat(composition.model()).isEqualTo(ModelPart.ANSWERED);
            assertThat(composition.complete()).isTrue();
            assertThat(composition.insight()).satisfies(insight -> {
                assertThat(insight.rootCause()).isEqualTo("prices has no such item");
                assertThat(insight.citations()).hasSize(1);
                assertThat(insight.fix()).isNotNull();
                assertThat(insight.confidence()).isEqualTo(0.9);
                assertThat(insight.model()).isEqualTo("scripted");
                assertThat(insight.note()).isNull();
            });
        }
    }

    @Test
    void modelThatFails_isInTheNote() throws Exception {
        try (ScriptedModel model = ScriptedModel.start().otherwise(status(401, "bad key"))) {
            Composition composition = compose(shop, analyst(model), Errors.npe("1"));

            assertThat(composition.model()).isEqualTo(ModelPart.FAILED);
            assertThat(composition.complete()).isFalse();
            assertThat(composition.insight().suspects()).hasSize(1);
            assertThat(composition.insight().note())
                    .isEqualTo(
                            "The model gave no answer: The model endpoint refused the key (HTTP 401: bad key); check OPENAI_API_KEY.");
        }
    }

    @Test
    void brokenIndex_isTriedTwice_andNoModelIsAskedForNothing() throws Exception {
        shop.broken = true;
        try (ScriptedModel model = ScriptedModel.start()) {
            Composition composition = compose(shop, analyst(model), Errors.npe("1"));

            assertThat(shop.searches).hasValue(2);
            assertThat(model.requests()).isEmpty();
            assertThat(composition.complete()).isFalse();
            assertThat(composition.insight().note())
                    .isEqualTo(
                            "Searching the code failed (java.lang.IllegalStateException: the index is on fire); it is searched"
                                    + " again, and the model asked, when the error comes again.");
            assertThat(composition.insight().title()).startsWith("NullPointerException in OrderService.total");
        }
    }

    @Test
    void hugeLogs_areCut() throws Exception {
        LogEvent event =
                Errors.event("1", "m".repeat(1_000_000), Errors.TRACE + "\tat a.B.c(B.java:1)\n".repeat(100_000));

        Insight insight = compose(shop, null, event).insight();

        assertThat(insight.message()).hasSizeLessThan(20_000);
        assertThat(insight.stackTrace()).hasSizeLessThan(50_000).startsWith("java.lang.IllegalStateException");
    }

    @Test
    void secretsInCode_areNotShown() throws Exception {
        shop.put(FakeCodebase.FILE, FakeCodebase.SOURCE.replace("int sum = 0;", "String password = \"hunter22\";"));

        assertThat(compose(shop, null, Errors.npe("1"))
                        .insight()
                        .suspects()
                        .getFirst()
                        .snippet())
                .doesNotContain("hunter22")
                .contains("password");
    }

    private static Analyst analyst(ScriptedModel model) {
        return new Analyst(new ModelSettings("", model.baseUrl(), "scripted", Duration.ofSeconds(20), 1));
    }

    private static Composition compose(Codebase codebase, @Nullable Analyst analyst, LogEvent event)
            throws InterruptedException {
        Clock clock = Clock.fixed(Errors.NOON, ZoneOffset.UTC);
        return new InsightComposer(any -> codebase, analyst, clock)
                .compose(ErrorGroup.of(Fingerprints.of(event), event));
    }
}
