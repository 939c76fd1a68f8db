package dev.loginsight.worker.agent;

import static dev.loginsight.contract.ScriptedModel.DIAGNOSIS;
import static dev.loginsight.contract.ScriptedModel.answer;
import static dev.loginsight.contract.ScriptedModel.connectionReset;
import static dev.loginsight.contract.ScriptedModel.emptyChoices;
import static dev.loginsight.contract.ScriptedModel.endlessBody;
import static dev.loginsight.contract.ScriptedModel.malformedJson;
import static dev.loginsight.contract.ScriptedModel.rateLimited;
import static dev.loginsight.contract.ScriptedModel.refusal;
import static dev.loginsight.contract.ScriptedModel.serverError;
import static dev.loginsight.contract.ScriptedModel.silence;
import static dev.loginsight.contract.ScriptedModel.stalledBody;
import static dev.loginsight.contract.ScriptedModel.status;
import static dev.loginsight.contract.ScriptedModel.wrongSchema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.loginsight.contract.ScriptedModel;
import dev.loginsight.contract.ScriptedModel.Behaviour;
import dev.loginsight.core.insight.Citation;
import dev.loginsight.worker.Errors;
import dev.loginsight.worker.agent.Verdict.Answered;
import dev.loginsight.worker.agent.Verdict.Unanswered;
import dev.loginsight.worker.evidence.Evidence;
import dev.loginsight.worker.evidence.EvidenceFinder;
import dev.loginsight.worker.evidence.FakeCodebase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class AnalystTest {
    private static final String KEY = "sk-test-0123456789abcdef";

    private final ScriptedModel model = ScriptedModel.start();
    private Duration timeout = Duration.ofSeconds(20);
    private final List<Duration> pauses = new ArrayList<>();
    private final Evidence evidence = EvidenceFinder.find(FakeCodebase.shop(), Errors.npe("1"));

    @AfterEach
    void stopModel() {
        model.close();
    }

    static Stream<Named<Behaviour>> failuresThatPass() {
        return Stream.of(
                Named.of("429", rateLimited(Duration.ofSeconds(2))),
                Named.of("500", serverError()),
                Named.of("503", status(503, "overloaded")),
                Named.of("malformed JSON", malformedJson()),
                Named.of("empty choices", emptyChoices()),
                Named.of("wrong schema", wrongSchema()),
                Named.of("refusal", refusal("I cannot help with that.")),
                Named.of("prose", answer("It is probably a null pointer.")),
                Named.of("empty answer", answer("")),
                Named.of("connection reset", connectionReset()),
                Named.of("endless body", endlessBody()));
    }

    @ParameterizedTest
    @MethodSource("failuresThatPass")
    void failure_isTriedAgain_andTheAnswerCounts(Behaviour failure) throws Exception {
        model.then(failure, failure);

        assertThat(analyse(4)).asInstanceOf(type(Answered.class)).satisfies(answered -> {
            assertThat(answered.rootCause()).isEqualTo("The scripted cause.");
            assertThat(answered.explanation()).isEqualTo("The scripted explanation.");
            assertThat(answered.confidence()).isEqualTo(0.7);
            assertThat(answered.model()).isEqualTo("scripted-model");
            assertThat(answered.notes()).isEmpty();
        });
        assertThat(model.requests()).hasSize(3);
        assertThat(pauses).hasSize(2).allSatisfy(pause -> assertThat(pause).isPositive());
    }

    @ParameterizedTest
    @MethodSource("failuresThatPass")
    void failureThatStays_endsAfterMaxAttempts_withTheReason(Behaviour failure) throws Exception {
        model.otherwise(failure);

        assertThat(analyse(3))
                .asInstanceOf(type(Unanswered.class))
                .satisfies(unanswered -> assertThat(unanswered.reason())
                        .endsWith("It was asked 3 times.")
                        .doesNotContain(KEY));
        assertThat(model.requests()).hasSize(3);
    }

    static Stream<Named<Behaviour>> slowness() {
        return Stream.of(Named.of("stalled body", stalledBody()), Named.of("silence", silence()));
    }

    @ParameterizedTest
    @MethodSource("slowness")
    void slowModel_isLeftAtTheTimeout_andAskedAgain(Behaviour slowness) throws Exception {
        model.then(slowness).otherwise(answer(DIAGNOSIS));
        timeout = Duration.ofSeconds(2);

        assertThat(analyse(2)).isInstanceOf(Answered.class);
        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void reasons_nameWhatHappened() throws Exception {
        assertThat(reason(rateLimited(Duration.ofSeconds(2))))
                .isEqualTo(
                        "The model is rate limited (HTTP 429: Rate limit reached for requests). It asked to wait 2 s.");
        assertThat(reason(serverError()))
                .isEqualTo(
                        "The model endpoint failed (HTTP 500: The server had an error while processing your request).");
        assertThat(reason(refusal("No.\nNever."))).isEqualTo("The model refused to answer: No. Never.");
        assertThat(reason(wrongSchema())).isEqualTo("The model's answer was not the JSON object that was asked for.");
        assertThat(reason(emptyChoices())).contains("sent something that is no chat completion");
        assertThat(reason(malformedJson()))
                .isEqualTo("The endpoint at " + model.baseUrl()
                        + " sent something that is no chat completion: its answer is not valid JSON.");
        assertThat(reason(status(500, "boom, key sk-abcdefghijklmnopqrstuvwxyz0123456789")))
                .contains("boom")
                .doesNotContain("abcdefghij");
        assertThat(reason(connectionReset())).startsWith("The connection to " + model.baseUrl() + " broke");
        assertThat(reason(endlessBody())).contains("larger than 4194304 bytes");
        timeout = Duration.ofMillis(300);
        assertThat(reason(stalledBody())).isEqualTo("The model did not answer within 0.3 s.");
    }

    @Test
    void endpointThatIsDown_isNamed() throws Exception {
        String gone = model.baseUrl();
        model.close();
        Verdict verdict = analyst(new ModelSettings(KEY, gone, "scripted-model", timeout, 2))
                .analyse(Errors.npe("1"), evidence);

        assertThat(verdict)
                .isEqualTo(new Unanswered(
                        "The model endpoint %s cannot be reached. It was asked 2 times.".formatted(gone), null));
    }

    @Test
    void endpointWithAnUnknownHost_isNamed() throws Exception {
        String nowhere = "http://no.such.host.invalid/v1";
        Verdict verdict = analyst(new ModelSettings(KEY, nowhere, "scripted-model", timeout, 1))
                .analyse(Errors.npe("1"), evidence);

        assertThat(verdict)
                .isEqualTo(new Unanswered(
                        "The model endpoint %s cannot be reached: its host is not known.".formatted(nowhere), null));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void permanentFailure_isNotTriedAgain(int status, String remedy) throws Exception {
        model.otherwise(status(status, "Incorrect API key provided: " + KEY));

        assertThat(analyse(4))
                .asInstanceOf(type(Unanswered.class))
                .satisfies(unanswered -> assertThat(unanswered.reason())
                        .contains("HTTP " + status, remedy, "[key]")
                        .doesNotContain(KEY));
        assertThat(model.requests()).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(401, "check OPENAI_API_KEY"),
                Arguments.of(403, "check OPENAI_API_KEY"),
                Arguments.of(404, "check the model's name and base URL"));
    }

    @Test
    void retryAfter_isHonoured() throws Exception {
        model.then(rateLimited(Duration.ofSeconds(7)));

        analyse(4);

        assertThat(pauses)
                .singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_250)));
    }

    @Test
    void retryAfter_beyondAMinute_isNotWaitedFor_butPassedOn() throws Exception {
        model.then(rateLimited(Duration.ofHours(1)));

        assertThat(analyse(4)).asInstanceOf(type(Unanswered.class)).satisfies(unanswered -> {
            assertThat(unanswered.retryAfter()).isEqualTo(Duration.ofHours(1));
            assertThat(unanswered.reason()).contains("It asked to wait 3600 s.");
        });
        assertThat(pauses).isEmpty();
    }

    @Test
    void pauses_grow_andStayBounded() throws Exception {
        model.otherwise(serverError());

        analyse(9);

        assertThat(pauses).hasSize(8);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(pauses.get(3)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(pauses.get(7)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    @Test
    void modelThatIsDeadForLong_isAskedOnceAnError_untilItAnswers() throws Exception {
        Analyst analyst = analyst(settings(3));
        model.otherwise(serverError());
        for (int i = 0; i < 5; i++) {
            analyst.analyse(Errors.npe("1"), evidence);
        }
        assertThat(model.requests()).hasSize(15);
        Verdict sixth = analyst.analyse(Errors.npe("1"), evidence);
        assertThat(model.requests()).hasSize(16);
        assertThat(((Verdict.Unanswered) sixth).reason())
                .endsWith("It was asked once only, since it had no answer to the errors before this one.");
        assertThat(analyst.lastFailure()).isPresent();

        model.otherwise(answer(DIAGNOSIS));
        analyst.analyse(Errors.npe("1"), evidence);
        assertThat(analyst.lastFailure()).isEmpty();
        model.then(serverError(), serverError());
        assertThat(analyst.analyse(Errors.npe("1"), evidence)).isInstanceOf(Answered.class);
    }

    @Test
    void endpointWithoutJsonSchema_isAskedWithoutOne_fromThenOn() throws Exception {
        Analyst analyst = analyst(settings(1));
        model.then(status(400, "'response_format' of type 'json_schema' is not supported"));

        assertThat(analyst.analyse(Errors.npe("1"), evidence)).isInstanceOf(Answered.class);
        assertThat(analyst.analyse(Errors.npe("1"), evidence)).isInstanceOf(Answered.class);

        List<String> bodies =
                model.requests().stream().map(ScriptedModel.Request::body).toList();
        assertThat(bodies).hasSize(3);
        assertThat(bodies.get(0)).contains("json_schema");
        assertThat(bodies.get(1)).doesNotContain("json_schema");
        assertThat(bodies.get(2)).doesNotContain("json_schema");
    }

    @Test
    void request_isWhatTheWireFormatAsksFor() throws Exception {
        analyse(1);

        ScriptedModel.Request request = model.requests().getFirst();
        assertThat(request.authorization()).isEqualTo("Bearer " + KEY);
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.body())
                .contains("\"model\" : \"scripted-model\"", "\"strict\" : true", "\"additionalProperties\" : false")
                .contains("OrderService.java", "prices.get(item)", "cannot total order 17");
    }

    @Test
    void endpointWithoutKey_getsNoAuthorization() throws Exception {
        analyst(new ModelSettings("", model.baseUrl(), "local", Duration.ofSeconds(5), 1))
                .analyse(Errors.npe("1"), evidence);

        assertThat(model.requests().getFirst().authorization()).isNull();
    }

    @Test
    void inventedCitations_areDropped_andSaidSo() throws Exception {
        model.then(answer("""
                {"rootCause":"r","explanation":"e","diff":"","confidence":3,"citations":[
                 {"file":"src/OrderService.java","startLine":9,"endLine":9,"claim":"null"},
                 {"file":"./src/OrderService.java","startLine":"6","endLine":"12","claim":"the method"},
                 {"file":"src/OrderService.java","startLine":9,"endLine":99,"claim":"beyond the end"},
                 {"file":"src/OrderService.java","startLine":0,"endLine":2,"claim":"before the start"},
                 {"file":"../../etc/passwd","startLine":1,"endLine":1,"claim":"elsewhere"},
                 {"file":"src/Invented.java","startLine":1,"endLine":1,"claim":"nowhere"}]}"""));

        assertThat(analyse(1)).asInstanceOf(type(Answered.class)).satisfies(answered -> {
            assertThat(answered.citations())
                    .containsExactly(
                            new Citation("src/OrderService.java", 9, 9, "null"),
                            new Citation("src/OrderService.java", 6, 12, "the method"));
            assertThat(answered.notes())
                    .containsExactly("4 of 6 places that the model cited do not exist and were left out.");
            assertThat(answered.confidence()).isEqualTo(1.0);
        });
    }

    @Test
    void answerThatCitesNothingReal_stays_withAWarning() throws Exception {
        model.then(answer("""
                {"rootCause":"r","citations":[{"file":"No.java","startLine":1,"endLine":1,"claim":"c"}],"diff":"--- a/No.java\\n+++ b/No.java\\n@@ -1 +1 @@\\n-a\\n+b\\n"}"""));

        assertThat(analyse(1)).asInstanceOf(type(Answered.class)).satisfies(answered -> {
            assertThat(answered.rootCause()).isEqualTo("r");
            assertThat(answered.fix()).isNull();
            assertThat(answered.confidence()).isNull();
            assertThat(answered.notes())
                    .containsExactly(
                            "None of the places that the model cited exists; its answer rests on nothing that could be checked.",
                            "The model's diff was left out: the repository has no file a/No.java.");
        });
    }

    @Test
    void diffThatApplies_isKept() throws Exception {
        model.then(answer("""
                {"rootCause":"r","citations":[],"diff":"--- a/src/OrderService.java\\n+++ b/src/OrderService.java\\n@@ -9 +9 @@\\n-            sum += prices.get(item);\\n+            sum += prices.getOrDefault(item, 0);\\n"}"""));

        assertThat(analyse(1))
                .asInstanceOf(type(Answered.class))
                .satisfies(answered -> assertThat(answered.fix())
                        .isNotNull()
                        .extracting(fix -> fix.diff(), STRING)
                        .contains("@@ -6,7 +6,7 @@", "+            sum += prices.getOrDefault(item, 0);"));
    }

    @Test
    void interruption_endsTheWait() throws Exception {
        model.otherwise(silence());
        Analyst analyst = analyst(new ModelSettings(KEY, model.baseUrl(), "m", Duration.ofMinutes(5), 4));
        Thread waiting = new Thread(() -> {
            try {
                analyst.analyse(Errors.npe("1"), evidence);
            } catch (InterruptedException e) {
                pauses.add(Duration.ZERO);
            }
        });
        waiting.start();
        await().until(() -> !model.requests().isEmpty());
        waiting.interrupt();
        waiting.join(5_000);

        assertThat(waiting.isAlive()).isFalse();
        assertThat(pauses).containsExactly(Duration.ZERO);
    }

    @Test
    void settings_neverShowTheKey_andRefuseWhatCannotWork() {
        assertThat(settings(1).toString()).doesNotContain(KEY);
        assertThat(settings(1).identity()).doesNotContain(KEY);
        assertThatThrownBy(() -> new ModelSettings(KEY, "localhost:11434", "m", timeout, 1))
                .hasMessageContaining("model.base-url");
        assertThatThrownBy(() -> new ModelSettings(KEY + " oops", model.baseUrl(), "m", timeout, 1))
                .hasMessageContaining("model.api-key")
                .hasMessageNotContaining(KEY);
        assertThatThrownBy(() -> new ModelSettings(KEY, model.baseUrl(), "m", timeout, 0))
                .hasMessageContaining("model.max-attempts");
    }

    private String reason(Behaviour failure) throws InterruptedException {
        model.otherwise(failure);
        return ((Unanswered) analyse(1)).reason();
    }

    private Verdict analyse(int maxAttempts) throws InterruptedException {
        return analyst(settings(maxAttempts)).analyse(Errors.npe("1"), evidence);
    }

    private ModelSettings settings(int maxAttempts) {
        return new ModelSettings(KEY, model.baseUrl(), "scripted-model", timeout, maxAttempts);
    }

    private Analyst analyst(ModelSettings settings) {
        return new Analyst(settings, new Backoff(pauses::add, new Random(1)), Clock.systemUTC());
    }
}
