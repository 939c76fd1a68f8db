package dev.loginsight.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loginsight.core.code.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What every {@link Embedder} owes its callers. */
public abstract class EmbedderContract {
    private static final float TOLERANCE = 1e-5f;
    private static final Offset<Double> UNIT = within(1e-4);

    /** The adapter under test; may be the same object at every call. */
    protected abstract Embedder embedder();

    @Test
    void model_names_itself() {
        assertThat(embedder().model().name()).isNotBlank();
        assertThat(embedder().model().version()).isNotBlank();
        assertThat(embedder().model()).isEqualTo(embedder().model());
    }

    @Test
    void embedCode_emptyList_givesEmptyList() {
        assertThat(embedder().embedCode(List.of())).isEmpty();
    }

    @Test
    void embedCode_severalTexts_oneVectorATextInOrder() {
        List<String> texts =
                IntStream.range(0, 40).mapToObj(EmbedderContract::code).toList();

        List<float[]> together = embedder().embedCode(texts);

        assertThat(together).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(i))
                    .as(texts.get(i))
                    .containsExactly(embedder().embedCode(List.of(texts.get(i))).getFirst(), within(TOLERANCE));
        }
    }

    @Test
    void vectors_haveTheModelsDimensionsAndUnitLength() {
        List<float[]> vectors = new ArrayList<>(embedder().embedCode(List.of(code(1), code(2), "x", "Größe 日本語 size")));
        vectors.add(embedder().embedQuery("connection refused by the payment service"));

        assertThat(vectors).allSatisfy(vector -> {
            assertThat(vector).hasSize(embedder().model().dimensions());
            assertThat(Math.sqrt(dot(vector, vector))).isCloseTo(1, UNIT);
        });
    }

    @Test
    void textWithNothingToEmbed_givesTheZeroVector() {
        float[] zero = new float[embedder().model().dimensions()];

        assertThat(embedder().embedQuery("")).containsExactly(zero);
        assertThat(embedder().embedCode(List.of("", code(3))).getFirst()).containsExactly(zero);
    }

    @Test
    void similarTexts_areNearerThanUnrelatedOnes() {
        float[] query = embedder().embedQuery("remove white space at the end of a string");
        List<float[]> code = embedder()
                .embedCode(List.of(
                        "static String trimEnd(String s) { return s.replaceAll(\"\\\\s+$\", \"\"); }",
                        "int port() { return socket.getLocalPort(); }"));

        assertThat(dot(query, code.getFirst())).isGreaterThan(dot(query, code.getLast()));
    }

    @Test
    void hostileTexts_areEmbeddedLikeOthers() {
        String loneSurrogate = "before \ud83d after";
        String oneLongLine = "alpha".repeat(50_000);
        String nul = "alpha\0beta";

        assertThat(embedder().embedCode(List.of(loneSurrogate, oneLongLine, nul)))
                .allSatisfy(
                        vector -> assertThat(vector).hasSize(embedder().model().dimensions()));
    }

    @Test
    void manyThreads_getTheSameVectors() throws Exception {
        List<String> texts =
                IntStream.range(0, 200).mapToObj(EmbedderContract::code).toList();
        List<float[]> expected = embedder().embedCode(texts);

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<List<float[]>> task = () -> embedder().embedCode(texts);
            for (Future<List<float[]>> done : threads.invokeAll(List.of(task, task, task, task))) {
                List<float[]> vectors = done.get();
                for (int i = 0; i < texts.size(); i++) {
                    assertThat(vectors.get(i)).containsExactly(expected.get(i), within(TOLERANCE));
                }
            }
        }
    }

    private static String code(int i) {
        return "Order load" + i + "(long id) { return repository.find(id + " + i + ").orElseThrow(); }";
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
