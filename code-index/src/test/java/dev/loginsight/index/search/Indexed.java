package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.EmbeddedChunk;
import dev.loginsight.core.code.Embedder;
import dev.loginsight.core.code.IndexedFile;
import dev.loginsight.index.chunk.Chunked;
import dev.loginsight.index.chunk.Chunker;
import dev.loginsight.index.embed.StaticEmbedder;
import dev.loginsight.index.store.LuceneCodeStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Indexes a directory without listing rules, for tests and measurements. */
final class Indexed {
    static final Embedder EMBEDDER = StaticEmbedder.load();

    private Indexed() {}

    /** Indexes all files below a root into a directory of its own, unless that is there already. */
    static CodeIndex open(Path root, Path lucene) throws IOException {
        if (!Files.isDirectory(lucene)) {
            write(root, lucene, 1);
        }
        return CodeIndex.of(root, LuceneCodeStore.openReadOnly(lucene, EMBEDDER.model()), EMBEDDER);
    }

    static void write(Path root, Path lucene, long generation) throws IOException {
        Chunker chunker = new Chunker();
        try (LuceneCodeStore store = LuceneCodeStore.open(lucene, EMBEDDER.model());
                Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                store.write(List.of(embedded(path, chunker.chunk(path, text))), generation);
            }
            store.retire(List.copyOf(store.files().keySet()), generation);
            store.commit();
        }
    }

    private static IndexedFile embedded(String path, Chunked chunked) {
        List<String> texts = new ArrayList<>();
        chunked.chunks().forEach(chunk -> texts.add(chunk.embeddingText()));
        texts.add(chunked.outline());
        List<float[]> vectors = EMBEDDER.embedCode(texts);
        List<EmbeddedChunk> embedded = new ArrayList<>();
        for (int i = 0; i < chunked.chunks().size(); i++) {
            CodeChunk chunk = chunked.chunks().get(i);
            boolean imports = chunk.pieces().getFirst().kind() == ChunkKind.IMPORTS;
            embedded.add(new EmbeddedChunk(chunk, imports ? new float[vectors.get(i).length] : vectors.get(i)));
        }
        return new IndexedFile(
                path,
                chunked.language(),
                embedded,
                chunked.facts(),
                chunked.outline(),
                chunked.outlineHash(),
                vectors.getLast());
    }
}
