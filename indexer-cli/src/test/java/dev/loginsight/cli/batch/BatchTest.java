package dev.loginsight.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.cli.TestConsole;
import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final TestConsole test = new TestConsole(Path.of("/nowhere"), Path.of("/nowhere"));

    @Test
    void run_questions_areAnsweredInOrderWithTheirOwnIds() {
        int code = run(
                "{\"id\":\"q1\",\"text\":\"a\"}\n{\"text\":\"b\",\"id\":7}\n\n{\"extra\":{\"x\":[1]},\"text\":\"c\"}");

        assertThat(code).isZero();
        assertThat(lines())
                .containsExactly(
                        "{\"id\":\"q1\",\"results\":[" + place("a") + "],\"tookMs\":0}",
                        "{\"id\":7,\"results\":[" + place("b") + "],\"tookMs\":0}",
                        "{\"id\":null,\"results\":[" + place("c") + "],\"tookMs\":0}");
    }

    @Test
    void run_badLines_getNumberedErrorsAndTheOthersGoOn() {
        int code = run("""
                {"id":"cut","text":"never cl
                {"id":"q2","text":"b"}
                [1]
                {"id":"q4"}
                {"id":"q5","text":" "}
                {"id":"q6","text":"x"} trailing
                nonsense
                """);

        assertThat(code).isEqualTo(1);
        assertThat(lines()).hasSize(7);
        assertThat(lines().get(0))
                .startsWith(
                        "{\"id\":\"cut\",\"results\":[],\"tookMs\":0,\"line\":1,\"error\":\"line 1: not valid JSON: it is cut off at its end");
        assertThat(lines().get(1)).startsWith("{\"id\":\"q2\",\"results\":[{");
        assertThat(lines().get(2)).contains("\"id\":null", "line 3: must be one JSON object");
        assertThat(lines().get(3)).contains("\"id\":\"q4\"", "line 4: \\\"text\\\" is missing");
        assertThat(lines().get(4)).contains("\"id\":\"q5\"", "line 5: \\\"text\\\" is empty");
        assertThat(lines().get(5)).contains("line 6");
        assertThat(lines().get(6)).contains("line 7: not valid JSON");
    }

    @Test
    void run_byteOrderMarkAndHalfSurrogate_areCarried() {
        int code = run("\ufeff{\"id\":\"q\\ud83d\",\"text\":\"\\u0000 gr\u00fc\u00df\"}\r\n");

        assertThat(code).isZero();
        assertThat(test.out()).contains("gr\u00fc\u00df");
    }

    private int run(String in) {
        return new Batch(
                        test.console(in),
                        text -> List.of(
                                new RankedPlace(new Place("src/A.java", 1, 2, text), 0.5, List.of("because"), null)))
                .run();
    }

    private static String place(String text) {
        return "{\"file\":\"src/A.java\",\"startLine\":1,\"endLine\":2,\"symbol\":\"" + text
                + "\",\"score\":0.5,\"why\":[\"because\"]}";
    }

    /** Times are not part of what these tests pin. */
    private List<String> lines() {
        return test.out().replaceAll("\"tookMs\":\\d+", "\"tookMs\":0").lines().toList();
    }
}
