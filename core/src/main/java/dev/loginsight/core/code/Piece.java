package dev.loginsight.core.code;

import java.util.List;
import java.util.Objects;

/**
 * What a chunk holds of one declaration, or of a stretch of lines between declarations.
 *
 * @param place the whole declaration; several chunks share it when it had to be split
 * @param names simple names it declares: one for most, several for a group of fields, none for loose lines
 * @param part 0 where the declaration begins; the parts of a split one count up
 * @param startLine 1-based first line of the piece, within {@code place}
 * @param endLine 1-based last line, inclusive
 */
public record Piece(Place place, ChunkKind kind, List<String> names, int part, int startLine, int endLine) {
    public Piece {
        Objects.requireNonNull(kind, "kind");
        names = List.copyOf(names);
        if (startLine < place.startLine() || endLine < startLine || endLine > place.endLine()) {
            throw new IllegalArgumentException("bad lines " + startLine + ".." + endLine + " of " + place);
        }
    }

    /** Whether it is the whole declaration, or its first part, and so stands for it when it is looked up by name. */
    public boolean begins() {
        return part == 0;
    }
}
