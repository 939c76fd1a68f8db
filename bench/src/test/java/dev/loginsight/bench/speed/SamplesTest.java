package dev.loginsight.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void percentile_isTheNearestMeasuredValue() {
        Samples hundred = new Samples(
                IntStream.rangeClosed(1, 100).mapToObj(i -> 101.0 - i).toList());

        assertThat(hundred.percentile(50)).isEqualTo(50);
        assertThat(hundred.percentile(95)).isEqualTo(95);
        assertThat(hundred.percentile(99)).isEqualTo(99);
        assertThat(hundred.max()).isEqualTo(100);
    }

    @Test
    void fewMeasurements_haveTheirLargestAsP99() {
        Samples three = new Samples(List.of(30.0, 10.0, 20.0));

        assertThat(three.median()).isEqualTo(20);
        assertThat(three.percentile(99)).isEqualTo(30);
        assertThat(new Samples(List.of(7.0)).percentile(1)).isEqualTo(7);
    }

    @Test
    void noMeasurement_hasNoMedian() {
        assertThatThrownBy(() -> new Samples(List.of())).hasMessage("nothing was measured");
    }
}
