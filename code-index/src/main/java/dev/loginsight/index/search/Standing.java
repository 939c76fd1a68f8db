package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Piece;
import java.util.HashSet;
import java.util.Set;

/** How many files mention a file's own names. */
final class Standing {
    private static final int SHORTEST_NAME = 4;
    private static final int MOST_NAMES = 40;

    private Standing() {}

    /** Logarithmic, of all files: 0..1. */
    static double of(CodeStore store, String file, RepositoryFiles files) {
        Set<String> names = outerNames(store, file);
        if (names.isEmpty() || files.count() < 2) {
            return 0;
        }
        for (ChunkRef chunk : store.named(names, Integer.MAX_VALUE)) {
            if (!chunk.file().equals(file) && !files.traits().isTest(chunk.file())) {
                chunk.pieces().forEach(piece -> names.removeAll(piece.names()));
            }
        }
        int mentioning = store.mentions(names).values().stream()
                .mapToInt(count -> count - 1)
                .sum();
        return Math.min(1, Math.log(1 + Math.max(0, mentioning)) / Math.log(1 + files.count()));
    }

    /** Types, also those within a type, and what stands outside of types. */
    private static Set<String> outerNames(CodeStore store, String file) {
        Set<String> names = new HashSet<>();
        for (CodeChunk chunk : store.chunksOf(file)) {
            for (Piece piece : chunk.pieces()) {
                boolean outer =
                        piece.kind() == ChunkKind.TYPE || piece.place().symbol().indexOf('#') < 0;
                if (piece.begins() && outer && piece.kind() != ChunkKind.SECTION) {
                    piece.names().stream()
                            .filter(name -> name.length() >= SHORTEST_NAME && names.size() < MOST_NAMES)
                            .forEach(names::add);
                }
            }
        }
        return names;
    }
}
