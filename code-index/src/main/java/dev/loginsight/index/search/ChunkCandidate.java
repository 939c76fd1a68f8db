package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.Piece;
import dev.loginsight.core.code.Place;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A chunk and what speaks for it inside its file. */
final class ChunkCandidate {
    static final double SEMANTIC = .5;

    final ChunkRef chunk;
    double lexical;
    double semantic;
    double cosine;
    double bonus;

    /** The declaration that the question names most surely, other than the one the file is named like. */
    @Nullable
    Piece named;

    private final Set<Place> defined = new HashSet<>();

    ChunkCandidate(ChunkRef chunk) {
        this.chunk = chunk;
    }

    /** @param asAnswer what that is worth within the file */
    void names(Piece piece, double asAnswer) {
        defined.add(piece.place());
        if (asAnswer > bonus) {
            bonus = asAnswer;
            named = piece;
        }
    }

    /** Whether the question names this declaration. */
    boolean defines(Place place) {
        return defined.contains(place);
    }

    double score() {
        return lexical + SEMANTIC * semantic + bonus;
    }
}
