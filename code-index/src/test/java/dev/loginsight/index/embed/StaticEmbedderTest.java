package dev.loginsight.index.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.loginsight.contract.EmbedderContract;
import dev.loginsight.core.code.Embedder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StaticEmbedderTest extends EmbedderContract {
    private static final StaticEmbedder EMBEDDER = StaticEmbedder.load();

    @Override
    protected Embedder embedder() {
        return EMBEDDER;
    }

    @Test
    void ids_ofTheReferenceTexts_areTheReferenceIds() {
        for (JsonNode input : reference().get("inputs")) {
            int[] expected =
                    input.get("ids").valueStream().mapToInt(JsonNode::intValue).toArray();
            assertThat(EMBEDDER.ids(input.get("text").stringValue()))
                    .as(input.get("text").stringValue())
                    .containsExactly(expected);
        }
    }

    @Test
    void vectors_ofTheReferenceTexts_agreeToFiveDigits() {
        for (JsonNode input : reference().get("inputs")) {
            String text = input.get("text").stringValue();
            float[] vector = EMBEDDER.embedCode(List.of(text)).getFirst();
            for (int i = 0; i < input.get("first16").size(); i++) {
                assertThat(vector[i])
                        .as(text)
                        .isCloseTo(input.get("first16").get(i).floatValue(), within(1e-5f));
            }
        }
    }

    @Test
    void cosines_ofTheReferencePairs_agree() {
        JsonNode inputs = reference().get("inputs");
        assertThat(reference().get("cosine").size()).isPositive();
        for (JsonNode pair : reference().get("cosine")) {
            float[] a = vector(inputs, pair.get("a").intValue());
            float[] b = vector(inputs, pair.get("b").intValue());
            double cosine = 0;
            for (int i = 0; i < a.length; i++) {
                cosine += a[i] * b[i];
            }
            assertThat(cosine).isCloseTo(pair.get("cos").doubleValue(), within(1e-5));
        }
    }

    private static float[] vector(JsonNode inputs, int i) {
        return EMBEDDER.embedQuery(inputs.get(i).get("text").stringValue());
    }

    @Test
    void limits_codeCountsMoreTokensThanAQuery() {
        String start = "alpha beta ".repeat(80);
        String after160 = start + "gamma delta";
        String after288 = "alpha beta ".repeat(144) + "gamma delta";

        assertThat(EMBEDDER.embedQuery(after160)).containsExactly(EMBEDDER.embedQuery(start));
        assertThat(EMBEDDER.embedCode(List.of(after160)).getFirst())
                .isNotEqualTo(EMBEDDER.embedCode(List.of(start)).getFirst());
        assertThat(EMBEDDER.embedCode(List.of(after288)).getFirst())
                .containsExactly(
                        EMBEDDER.embedCode(List.of("alpha beta ".repeat(144))).getFirst());
    }

    /** Whoever changes the resource has to give the model a new version, or vectors of two models would meet in one index. */
    @Test
    void version_followsTheResource() throws Exception {
        byte[] model = resource("/dev/loginsight/index/model/model.bin");
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));

        assertThat(StaticEmbedder.MODEL.version()).endsWith("-" + digest.substring(0, 12));
    }

    @Test
    void damagedModels_areRefusedInOneSentence() throws Exception {
        byte[] whole = resource("/dev/loginsight/index/model/model.bin");
        byte[] vocabulary = resource("/dev/loginsight/index/model/vocab.txt");
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        byte[] shortVocabulary = "a\nb\n".getBytes(StandardCharsets.US_ASCII);

        assertRefused(cut, vocabulary, "cut off");
        assertRefused(longer, vocabulary, "longer than");
        assertRefused("GIF89a__________".getBytes(StandardCharsets.US_ASCII), vocabulary, "does not begin as");
        assertRefused(whole, shortVocabulary, "2 lines");
    }

    private static void assertRefused(byte[] model, byte[] vocabulary, String why) {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> StaticModel.read(new ByteArrayInputStream(model), new ByteArrayInputStream(vocabulary)))
                .withMessageContaining(why)
                .withMessageNotContaining("\n");
    }

    private static JsonNode reference() {
        return JsonMapper.shared().readTree(resource("/dev/loginsight/index/embed/test_vectors.json"));
    }

    private static byte[] resource(String name) {
        try (InputStream in = StaticEmbedderTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
