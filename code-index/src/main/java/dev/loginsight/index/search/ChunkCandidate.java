package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.Piece;
import org.jspecify.annotations.Nullable;

/** A chunk and what speaks for it inside its file. */
final class ChunkCandidate {
    static final double SEMANTIC = .5;

    final ChunkRef chunk;
    double lexical;
    double semantic;
    double cosine;
    double definition;
    double bonus;

    /** The declaration that the question names most surely. */
    @Nullable
    Piece named;

    ChunkCandidate(ChunkRef chunk) {
        this.chunk = chunk;
    }

    void names(Piece piece, double value, double asAnswer) {
        if (value > definition) {
            definition = value;
            named = piece;
        }
        bonus = Math.max(bonus, asAnswer);
    }

    double score() {
        return lexical + SEMANTIC * semantic + bonus;
    }
}
