package dev.loginsight.index.chunk;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param language lower-case name, as in {@link dev.loginsight.core.code.ChunkRef#language()}
 * @param chunks in the order of their first lines; empty for a file without a letter or digit
 * @param facts what the declarations do, in line order; none for a language that is not read
 * @param outline what the file is about as a whole: its name and the names that it declares
 * @param outlineHash SHA-256 of it, lower-case hex
 * @param problem one sentence when the file could not be parsed as its language and was cut in a coarser way; null otherwise.
 *     The chunks hold the whole file either way.
 */
public record Chunked(
        String language,
        List<CodeChunk> chunks,
        List<CodeFacts> facts,
        String outline,
        String outlineHash,
        @Nullable String problem) {
    public Chunked {
        chunks = List.copyOf(chunks);
        facts = List.copyOf(facts);
    }
}
