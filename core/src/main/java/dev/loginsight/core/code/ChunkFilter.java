package dev.loginsight.core.code;

import java.util.Set;

/**
 * Narrows a search. Empty means no restriction.
 *
 * @param pathPrefix whole segments of a path from the repository's root, without a leading or trailing {@code /}
 * @param languages names as in {@link CodeChunk#language()}
 */
public record ChunkFilter(String pathPrefix, Set<String> languages) {
    public static final ChunkFilter NONE = new ChunkFilter("", Set.of());

    public ChunkFilter {
        languages = Set.copyOf(languages);
    }

    public boolean accepts(CodeChunk chunk) {
        boolean path = pathPrefix.isEmpty()
                || chunk.file().equals(pathPrefix)
                || chunk.file().startsWith(pathPrefix + "/");
        return path && (languages.isEmpty() || languages.contains(chunk.language()));
    }
}
