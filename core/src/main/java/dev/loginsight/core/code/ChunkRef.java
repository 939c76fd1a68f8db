package dev.loginsight.core.code;

import java.util.List;
import java.util.Objects;

/**
 * A chunk without its text.
 *
 * @param id stable: the same file path, first symbol, part and text give the same id in every run and on every machine
 * @param file path relative to the repository's root, {@code /} between segments
 * @param startLine 1-based
 * @param endLine 1-based, inclusive
 * @param language lower-case name: {@code java}, {@code python}, {@code typescript}, {@code go}, {@code text} ...
 * @param pieces what it holds, in line order, at least one
 */
public record ChunkRef(String id, String file, int startLine, int endLine, String language, List<Piece> pieces) {
    public ChunkRef {
        Objects.requireNonNull(id, "id");
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("chunk " + id + " of " + file + " holds nothing");
        }
        if (startLine < 1 || endLine < startLine) {
            throw new IllegalArgumentException("bad lines " + startLine + ".." + endLine + " in " + file);
        }
    }

    /** Of its first piece. */
    public String symbol() {
        return pieces.getFirst().place().symbol();
    }

    /** The piece at a line, else the first. */
    public Piece pieceAt(int line) {
        for (Piece piece : pieces) {
            if (piece.startLine() <= line && line <= piece.endLine()) {
                return piece;
            }
        }
        return pieces.getFirst();
    }
}
