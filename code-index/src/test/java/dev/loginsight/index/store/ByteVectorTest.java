package dev.loginsight.index.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loginsight.contract.Chunks;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ByteVectorTest {
    @Test
    void decode_isNearTheOriginalAndOfUnitLength() {
        for (int seed = 0; seed < 50; seed++) {
            float[] original = Chunks.random(seed);
            float[] decoded = ByteVector.decode(ByteVector.encode(original));
            assertThat(Chunks.cosine(decoded, original)).isCloseTo(1, within(1e-3));
            assertThat(Chunks.cosine(decoded, decoded)).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void encode_ofADecodedVector_givesTheSameBytes() {
        for (int seed = 0; seed < 50; seed++) {
            byte[] once = ByteVector.encode(Chunks.random(seed));
            assertThat(ByteVector.encode(ByteVector.decode(once))).isEqualTo(once);
        }
    }

    @Test
    void hasDirection_neitherZeroNorNotANumber() {
        assertThat(ByteVector.hasDirection(new float[4])).isFalse();
        assertThat(ByteVector.hasDirection(new float[] {0, Float.NaN})).isFalse();
        assertThat(ByteVector.hasDirection(new float[] {0, -1e-9f})).isTrue();
    }

    @Test
    void query_inWholeNumbers_losesNothingThatCounts() {
        for (int seed = 0; seed < 100; seed++) {
            float[] query = ByteVector.unit(Chunks.random(seed));
            byte[] bytes = ByteVector.encode(Chunks.random(seed + 1000));
            double exact = 0;
            for (int i = 0; i < query.length; i++) {
                exact += query[i] * bytes[i];
            }
            assertThat(ByteVector.Query.of(query).dot(bytes)).isCloseTo((float) exact, within(1e-4f));
        }
        float[] single = new float[384];
        single[7] = 1;
        byte[] largest = new byte[384];
        Arrays.fill(largest, (byte) 127);
        assertThat(ByteVector.Query.of(single).dot(largest)).isCloseTo(127, within(1e-3f));
    }
}
