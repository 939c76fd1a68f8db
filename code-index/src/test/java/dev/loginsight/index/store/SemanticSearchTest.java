package dev.loginsight.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.contract.Chunks;
import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.EmbeddedChunk;
import dev.loginsight.core.code.Hit;
import dev.loginsight.index.embed.StaticEmbedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SemanticSearchTest {
    private static final StaticEmbedder EMBEDDER = StaticEmbedder.load();
    private static final List<String> WORDS = List.of(
            "parse json read write buffer stream file path index chunk token cache lock thread queue retry timeout error log trace frame"
                    .split(" "));
    private static final List<String> MORE_WORDS = List.of(
            "user order price total cart date zone format string array map list set hash tree node edge graph color image pixel font"
                    .split(" "));

    @TempDir
    private Path directory;

    /** Signs choose who is compared exactly: of the nearest 50 among 6,000, all but one in fifty are found, and the first always. */
    @Test
    void nearest_areFoundThoughOnlySomeAreComparedExactly() {
        Random random = new Random(7);
        List<EmbeddedChunk> chunks = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            float[] vector = EMBEDDER.embedCode(List.of(text(random, 12))).getFirst();
            chunks.add(new EmbeddedChunk(Chunks.chunk("c" + i, "src/F" + i + ".java", 1, "x"), vector));
        }
        try (CodeStore store = LuceneCodeStore.open(directory.resolve("lucene"), EMBEDDER.model())) {
            store.write(Chunks.files(chunks), 1);
            store.commit();
            int found = 0;
            for (int query = 0; query < 40; query++) {
                float[] vector = EMBEDDER.embedQuery(text(random, 4));
                List<String> nearest = nearest(chunks, vector, 50);
                List<Hit> hits = store.semantic(vector, ChunkFilter.NONE, 50).chunks();
                Set<String> ids = new HashSet<>();
                hits.forEach(hit -> ids.add(hit.chunk().id()));
                found += (int) nearest.stream().filter(ids::contains).count();
                assertThat(ids).contains(nearest.getFirst());
            }
            assertThat(found).isGreaterThan(40 * 50 * 98 / 100);
        }
    }

    private static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            List<String> from = random.nextBoolean() ? WORDS : MORE_WORDS;
            text.append(from.get(random.nextInt(from.size()))).append(' ');
        }
        return text.toString();
    }

    private static List<String> nearest(List<EmbeddedChunk> chunks, float[] query, int limit) {
        return chunks.stream()
                .sorted(Comparator.comparingDouble(chunk -> -Chunks.cosine(query, chunk.vector())))
                .limit(limit)
                .map(chunk -> chunk.chunk().id())
                .toList();
    }
}
