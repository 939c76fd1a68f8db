package dev.loginsight.api.codebase;

import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.index.search.CodeIndex;
import java.util.Optional;

/**
 * Source around a place, short enough to read.
 *
 * @param startLine of {@code text} in the file
 */
record Snippet(String text, int startLine) {
    private static final int LONGEST = 40;
    private static final int BEFORE_LINE = 15;

    static Optional<Snippet> of(CodeIndex index, RankedPlace ranked) {
        Place place = ranked.place();
        int start = place.startLine();
        Integer line = ranked.line();
        if (line != null && line - start >= LONGEST) {
            start = line - BEFORE_LINE;
        }
        int first = start;
        return index.lines(place.file(), first, Math.min(place.endLine(), first + LONGEST - 1))
                .map(text -> new Snippet(text, first));
    }
}
