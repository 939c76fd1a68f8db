package dev.loginsight.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.log.Fingerprint;
import dev.loginsight.worker.Errors;
import dev.loginsight.worker.publish.KafkaJson;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatesTest {
    private final States states = new States(3);

    @Test
    void laterState_holds_whateverComesBackFromTheTopic() {
        states.put(fingerprint(1), analysed(Errors.NOON));
        states.put(fingerprint(1), pending(Errors.NOON.minusSeconds(1), 0));

        assertThat(states.get(fingerprint(1)).orElseThrow().isPending()).isFalse();

        states.put(fingerprint(1), pending(Errors.NOON.plusSeconds(1), 0));
        assertThat(states.get(fingerprint(1)).orElseThrow().isPending()).isTrue();
        assertThat(states.size()).isEqualTo(1);
    }

    @Test
    void analysedGroups_areForgotten_oldestUseFirst() {
        for (int i = 0; i < 3; i++) {
            states.put(fingerprint(i), analysed(Errors.NOON));
        }
        states.get(fingerprint(0));
        states.put(fingerprint(3), analysed(Errors.NOON));

        assertThat(states.get(fingerprint(0))).isPresent();
        assertThat(states.get(fingerprint(1))).isEmpty();
        assertThat(states.get(fingerprint(3))).isPresent();
    }

    @Test
    void pendingGroups_areNeverForgotten() {
        for (int i = 0; i < 10; i++) {
            states.put(fingerprint(i), pending(Errors.NOON, i % 2));
        }

        assertThat(states.size()).isEqualTo(10);
        assertThat(states.pendingOf(Set.of(1)).keySet())
                .containsExactlyInAnyOrder(
                        fingerprint(1), fingerprint(3), fingerprint(5), fingerprint(7), fingerprint(9));
        states.remove(fingerprint(1));
        assertThat(states.get(fingerprint(1))).isEmpty();
    }

    @Test
    void state_survivesItsJson() {
        AnalysisState pending = pending(Errors.NOON, 2);
        AnalysisState analysed = analysed(Errors.NOON);

        assertThat(KafkaJson.read(KafkaJson.write(pending), AnalysisState.class))
                .isEqualTo(pending);
        assertThat(KafkaJson.read(KafkaJson.write(analysed), AnalysisState.class))
                .isEqualTo(analysed);
    }

    private static Fingerprint fingerprint(int number) {
        return new Fingerprint("%032x".formatted(number));
    }

    private static AnalysisState pending(Instant at, int partition) {
        return AnalysisState.pending(at, partition, Errors.npe("1"), at, at, 0);
    }

    private static AnalysisState analysed(Instant at) {
        return AnalysisState.analysed(at, 0, "m", true, true, 0, null);
    }
}
