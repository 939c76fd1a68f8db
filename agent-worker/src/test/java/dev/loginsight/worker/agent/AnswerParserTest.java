package dev.loginsight.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.insight.Citation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTest {
    private static final String JSON = """
            {"rootCause":"a null","explanation":"because","citations":[{"file":"A.java","startLine":3,"endLine":4,"claim":"c"}],"diff":"d","confidence":0.5}\
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                JSON,
                "  \n" + JSON + "\n",
                "```json\n" + JSON + "\n```",
                "```\n" + JSON + "```",
                "Sure! Here it is:\n\n```json\n" + JSON + "\n```\nHope that helps {really}.",
                "<think>maybe {x}?</think> ```txt\nno\n``` ```json\n" + JSON + "\n```",
                "The answer is " + JSON + " as you can see."
            })
    void answer_isFound_whateverIsAroundIt(String content) {
        assertThat(AnswerParser.parse(content))
                .contains(new Answer("a null", "because", List.of(new Citation("A.java", 3, 4, "c")), "d", 0.5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no idea",
                "null",
                "[]",
                "42",
                "{}",
                "{\"rootCause\":\"\"}",
                "{\"rootCause\":\"   \"}",
                "{\"rootCause\":null}",
                "{\"rootCause\":{\"text\":\"x\"}}",
                "{\"rootCause\":[\"x\"]}",
                "{\"rootCause\":\"x\"",
                "}{"
            })
    void whatHasNoRootCause_isNoAnswer(String content) {
        assertThat(AnswerParser.parse(content)).isEmpty();
    }

    @Test
    void looseTypes_areTaken() {
        Answer answer = AnswerParser.parse("""
                        {"rootCause":"r","confidence":"0.8","diff":null,"citations":[
                          {"file":"A.java","startLine":"7"},{"file":""},{"startLine":1},"B.java:3",null,{"file":"C.java","startLine":"x"}]}""").orElseThrow();

        assertThat(answer.confidence()).isEqualTo(0.8);
        assertThat(answer.diff()).isEmpty();
        assertThat(answer.explanation()).isEmpty();
        assertThat(answer.citations())
                .containsExactly(new Citation("A.java", 7, 7, ""), new Citation("C.java", 0, 0, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7", "17", "\"9\"", "1e300"})
    void confidenceBeyondOne_isOne(String confidence) {
        assertThat(AnswerParser.parse("{\"rootCause\":\"r\",\"confidence\":%s}".formatted(confidence)))
                .get()
                .extracting(Answer::confidence)
                .isEqualTo(1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"high\"", "null", "{}", "\"NaN\""})
    void confidenceThatIsNoNumber_isNone(String confidence) {
        assertThat(AnswerParser.parse("{\"rootCause\":\"r\",\"confidence\":%s}".formatted(confidence)))
                .get()
                .extracting(Answer::confidence)
                .isNull();
    }

    @Test
    void endlessAnswer_isCut() {
        Answer answer = AnswerParser.parse("{\"rootCause\":\"%s\",\"explanation\":\"%s\",\"citations\":[%s{}]}"
                        .formatted("r".repeat(100_000), "e".repeat(100_000), "{\"file\":\"f\"},".repeat(1_000)))
                .orElseThrow();

        assertThat(answer.rootCause()).hasSizeLessThan(5_000);
        assertThat(answer.explanation()).hasSizeLessThan(25_000);
        assertThat(answer.citations()).hasSize(50);
    }
}
