package dev.loginsight.index.chunk;

import dev.loginsight.core.code.CodeChunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param language lower-case name, as in {@link CodeChunk#language()}
 * @param chunks in the order of their first lines; empty for a file without a letter or digit
 * @param problem one sentence when the file could not be parsed as its language and was cut in a coarser way; null otherwise.
 *     The chunks hold the whole file either way.
 */
public record Chunked(
        String language, List<CodeChunk> chunks, @Nullable String problem) {
    public Chunked {
        chunks = List.copyOf(chunks);
    }
}
