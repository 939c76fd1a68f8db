package dev.loginsight.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BestTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 300, 5_000})
    void bestOfMany_areThoseThatSortingFinds_withAllThatTieWithTheLast(int limit) {
        Random random = new Random(limit);
        for (int round = 0; round < 50; round++) {
            List<Best.Scored> all = new ArrayList<>();
            Best best = new Best(limit, 1_000);
            for (int i = 0; i < 1_000; i++) {
                Best.Scored one = new Best.Scored(random.nextInt(3), i, random.nextInt(1 + 40 * round));
                all.add(one);
                best.offer(one.leaf(), one.document(), one.score());
            }
            all.sort(Comparator.comparingDouble(Best.Scored::score).reversed());
            float last = all.get(Math.min(limit, all.size()) - 1).score();

            List<Best.Scored> taken = best.takeWithTies();

            assertThat(taken)
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().filter(one -> one.score() >= last).toList());
            assertThat(taken)
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(Best.Scored::score).reversed());
        }
    }

    @Test
    void least_isWhatHasToBeReached() {
        Best best = new Best(2, 10);
        assertThat(best.takeWithTies()).isEmpty();
        best.offer(0, 1, 5);
        assertThat(best.least()).isEqualTo(Float.NEGATIVE_INFINITY);
        best.offer(0, 2, 3);
        assertThat(best.least()).isEqualTo(3);
        best.offer(0, 3, 4);
        assertThat(best.least()).isEqualTo(4);
    }
}
