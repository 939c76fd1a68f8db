package dev.loginsight.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.cli.SmallRepository;
import dev.loginsight.cli.TestConsole;
import dev.loginsight.contract.ScriptedModel;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path dir;

    private TestConsole test;

    @BeforeEach
    void index() {
        test = new TestConsole(dir.resolve("home"), SmallRepository.in(dir));
        assertThat(test.run("index", "--quiet")).isZero();
    }

    @Test
    void withoutAModel_givesEvidenceAndSaysThatNoneWasAsked() {
        assertThat(test.runWith(SmallRepository.LOG, "explain", "--json")).isZero();

        JsonNode insight = JSON.readTree(test.out());
        assertThat(insight.at("/suspects/0/symbol").asString()).isEqualTo("OrderService#total");
        assertThat(insight.at("/suspects/0/line").asInt()).isEqualTo(11);
        assertThat(insight.at("/suspects/0/snippet").asString()).contains("sum += price.cents();");
        assertThat(insight.get("occurrences").asInt()).isEqualTo(1);
        assertThat(insight.get("rootCause").isNull()).isTrue();
        assertThat(insight.get("model").isNull()).isTrue();
        assertThat(insight.get("note").asString()).startsWith("No model was asked");

        assertThat(test.runWith(SmallRepository.LOG, "explain")).isZero();
        assertThat(test.out())
                .contains("src/shop/OrderService.java:11  OrderService#total", "> 11 | ", "note: No model was asked");
    }

    @Test
    void withAModel_addsItsAnswer() {
        try (ScriptedModel model = ScriptedModel.start()) {
            test.env("OPENAI_BASE_URL", model.baseUrl()).env("OPENAI_API_KEY", "sk-test-0123456789");

            assertThat(test.runWith(SmallRepository.LOG, "explain", "--json")).isZero();

            assertThat(model.requests()).hasSize(1);
            JsonNode insight = JSON.readTree(test.out());
            assertThat(insight.get("rootCause").asString()).isNotBlank();
            assertThat(insight.get("model").asString()).isEqualTo("gpt-5-mini");
            assertThat(test.err()).isEmpty();
        }
    }

    @Test
    void modelThatFails_stillGivesTheEvidenceWithTheReason() {
        try (ScriptedModel model = ScriptedModel.start().otherwise(ScriptedModel.serverError())) {
            test.env("OPENAI_BASE_URL", model.baseUrl()).env("LOGINSIGHT_MODEL_MAX_ATTEMPTS", "1");

            assertThat(test.runWith(SmallRepository.LOG, "explain", "--json")).isZero();

            JsonNode insight = JSON.readTree(test.out());
            assertThat(insight.get("rootCause").isNull()).isTrue();
            assertThat(insight.get("note").asString()).startsWith("The model gave no answer: ");
            assertThat(insight.at("/suspects/0/symbol").asString()).isEqualTo("OrderService#total");
        }
    }

    @Test
    void secretsOfTheLog_reachNeitherTheModelNorTheOutput() {
        try (ScriptedModel model = ScriptedModel.start()) {
            test.env("OPENAI_BASE_URL", model.baseUrl());
            String log = SmallRepository.LOG.replace("order 4711", "order 4711, password=hunter2secret");

            assertThat(test.runWith(log, "explain", "--json")).isZero();

            assertThat(model.requests().getFirst().body())
                    .contains("cannot total order")
                    .doesNotContain("hunter2secret");
            assertThat(test.out()).doesNotContain("hunter2secret");
        }
    }

    @Test
    void equalErrors_areCounted_otherKindsAreMentioned() {
        String other = """
                2026-11-23 12:00:05 ERROR shop.Mailer - mail server is gone
                java.net.ConnectException: refused
                \tat shop.Mailer.send(Mailer.java:20)
                """;

        assertThat(test.runWith(SmallRepository.LOG + other + SmallRepository.LOG, "explain", "--json"))
                .isZero();

        assertThat(JSON.readTree(test.out()).get("occurrences").asInt()).isEqualTo(2);
        assertThat(test.err()).contains("the log holds 2 kinds of errors; this is about the first");
    }

    @Test
    void anyText_isAnError_ifSomebodyAsks() {
        assertThat(test.runWith("price of an article is missing", "explain", "--json"))
                .isZero();
        assertThat(JSON.readTree(test.out()).get("message").asString()).isEqualTo("price of an article is missing");
        assertThat(test.runWith(" \n", "explain")).isEqualTo(1);
        assertThat(test.err()).isEqualTo("loginsight: the log is empty: standard input holds no text to look for\n");
    }
}
