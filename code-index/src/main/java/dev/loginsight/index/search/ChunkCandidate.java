package dev.loginsight.index.search;

import dev.loginsight.core.code.CodeChunk;

/** A chunk and what speaks for it inside its file. */
final class ChunkCandidate {
    private static final double SEMANTIC = .5;

    final CodeChunk chunk;
    double lexical;
    double semantic;
    double cosine;
    double definition;
    double bonus;

    ChunkCandidate(CodeChunk chunk) {
        this.chunk = chunk;
    }

    double score() {
        return lexical + SEMANTIC * semantic + bonus;
    }
}
