package dev.loginsight.ingestor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.ingestor.normalize.BadEventException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonEventsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"m\":1},{\"m\":2}]",
                "{\"m\":1}\n{\"m\":2}",
                "{\"m\":1} [{\"m\":2}]",
                " [ {\"m\" :\n1} , {\"m\":2} ] "
            })
    void read_valuesInAnyArrangement_areEvents(String body) {
        assertThat(JsonEvents.read(body, JsonEventsTest::number)).isEqualTo(List.of(1, 2));
    }

    @Test
    void readLines_skipsEmptyLines() {
        assertThat(JsonEvents.readLines("{\"m\":1}\r\n\n{\"m\":2}", JsonEventsTest::number))
                .isEqualTo(List.of(1, 2));
    }

    @Test
    void read_badEvent_isNamedByItsIndex() {
        assertThatThrownBy(() -> JsonEvents.read("[{\"m\":1},{\"x\":2}]", JsonEventsTest::number))
                .isInstanceOf(ProblemException.class)
                .hasMessage("The event at index 1 of the array cannot be taken: no m. None of the body was accepted.");
    }

    @Test
    void readLines_cutOff_isNamedByItsLine() {
        assertThatThrownBy(() -> JsonEvents.readLines("{\"m\":1}\n{\"m\":", JsonEventsTest::number))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("The JSON is cut off at line 2, column");
    }

    @Test
    void read_tooDeep_isNamedWhereTheLimitIsCrossed() {
        String deep = "[".repeat(JsonEvents.DEEPEST);

        assertThatThrownBy(() -> JsonEvents.read("[{\"m\":1},\n{\"m\":" + deep, JsonEventsTest::number))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("The JSON is nested deeper than 100 levels at line 2, column 104;");
        assertThatThrownBy(() -> JsonEvents.readLines("{\"m\":1}\n{\"m\":" + deep, JsonEventsTest::number))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("The JSON is nested deeper than 100 levels at line 2, column 105;");
    }

    private static int number(JsonNode event) {
        if (!event.has("m")) {
            throw new BadEventException("no m");
        }
        return event.path("m").asInt();
    }
}
