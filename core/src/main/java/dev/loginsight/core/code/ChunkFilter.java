package dev.loginsight.core.code;

import java.util.Set;

/**
 * Narrows a search. Empty means no restriction.
 *
 * @param pathPrefix whole segments of a path from the repository's root, without a leading or trailing {@code /}
 * @param languages names as in {@link ChunkRef#language()}
 */
public record ChunkFilter(String pathPrefix, Set<String> languages) {
    public static final ChunkFilter NONE = new ChunkFilter("", Set.of());

    public ChunkFilter {
        languages = Set.copyOf(languages);
    }

    public boolean accepts(ChunkRef chunk) {
        return accepts(chunk.file(), chunk.language());
    }

    public boolean accepts(String file, String language) {
        boolean path = pathPrefix.isEmpty() || file.equals(pathPrefix) || file.startsWith(pathPrefix + "/");
        return path && (languages.isEmpty() || languages.contains(language));
    }
}
