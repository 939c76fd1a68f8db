package dev.loginsight.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.ThrownException;
import dev.loginsight.core.log.ThrownException.Relation;
import dev.loginsight.worker.Errors;
import dev.loginsight.worker.publish.KafkaJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlimEventTest {
    @Test
    void usualEvent_staysAsItIs() {
        assertThat(SlimEvent.of(Errors.npe("1"))).isEqualTo(Errors.npe("1"));
    }

    @Test
    void hugeEvent_fitsInARecord_andKeepsItsRootCause() {
        String x = "\u0001".repeat(200_000);
        List<ThrownException> chain = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Relation relation = i == 0 ? Relation.TOP : Relation.CAUSED_BY;
            chain.add(new ThrownException(relation, "T" + i, x, Collections.nCopies(3_000, new Frame(x, x, x, i)), 0));
        }
        LogEvent huge = new LogEvent(
                x + "id", Errors.NOON, Errors.NOON, 17, x, x, x, x, x, x, new StackTrace(x, chain), x, Map.of("a", x));

        LogEvent slim = SlimEvent.of(huge);

        byte[] json = KafkaJson.write(AnalysisState.pending(Errors.NOON, 0, slim, Errors.NOON, Errors.NOON, 0));
        assertThat(json).hasSizeLessThan(900_000);
        assertThat(slim.stackTrace().rootCause().type()).isEqualTo("T299");
        assertThat(slim.stackTrace().top().type()).isEqualTo("T0");
        assertThat(slim.attributes()).isEmpty();
    }
}
