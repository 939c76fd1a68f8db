package dev.loginsight.core.code;

import java.util.List;

/**
 * One file's chunks, ready to be stored.
 *
 * @param path relative to the repository's root, {@code /} between segments
 * @param language lower-case name
 * @param chunks in line order, all of this path; without one the store holds nothing of the file
 * @param facts of those of its declarations that have any, in line order; each place is that of a piece of a chunk
 * @param outline what the file is about as a whole: its name, then the names that it declares
 * @param outlineHash SHA-256 of it, lower-case hex
 * @param outlineVector of it
 */
public record IndexedFile(
        String path,
        String language,
        List<EmbeddedChunk> chunks,
        List<CodeFacts> facts,
        String outline,
        String outlineHash,
        float[] outlineVector) {
    public IndexedFile {
        chunks = List.copyOf(chunks);
        facts = List.copyOf(facts);
        for (EmbeddedChunk chunk : chunks) {
            if (!chunk.chunk().file().equals(path)) {
                throw new IllegalArgumentException("a chunk of " + chunk.chunk().file() + " among those of " + path);
            }
        }
    }
}
