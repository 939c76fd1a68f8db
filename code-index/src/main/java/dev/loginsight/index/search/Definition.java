package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.Piece;

/** How much a named declaration is worth as an answer. */
final class Definition {
    static final double NAMED_LIKE_FILE = 1.5;
    private static final double NOT_A_TYPE = .6;
    private static final double FULL_LENGTH = 20;

    private Definition() {}

    /** A type more than a member, a long one more than a short one. */
    static double value(Question.Mention mention, Piece piece) {
        double kind = piece.kind() == ChunkKind.TYPE ? 1 : NOT_A_TYPE;
        int lines = piece.place().endLine() - piece.place().startLine();
        return mention.strength * kind * Math.sqrt(Math.min(1, lines / FULL_LENGTH));
    }
}
