package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.Place;
import java.util.List;

/**
 * A declaration, a part of a long one, or a stretch of loose lines.
 *
 * @param names simple names it declares
 * @param part 0 where the declaration begins
 */
record Cut(Place place, ChunkKind kind, List<String> names, int part, Splitter.Span span) {
    /** Whether a type begins here that is in no other. */
    boolean beginsOuterType() {
        return kind == ChunkKind.TYPE && part == 0 && place.symbol().indexOf('.') < 0;
    }
}
