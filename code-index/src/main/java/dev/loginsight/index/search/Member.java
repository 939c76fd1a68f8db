package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.Place;
import dev.loginsight.index.store.CodeTerms;

/**
 * A declaration with its text, joined again from the chunks that hold it; of a type only what introduces it.
 *
 * @param firstLine 1-based number of the text's first line
 * @param id stays when lines are added above it
 */
record Member(Place place, ChunkKind kind, String language, String text, int firstLine, String id) {
    String file() {
        return place.file();
    }

    /** What follows the last {@code #} or {@code .} of the symbol. */
    String name() {
        return CodeTerms.simpleName(place.symbol());
    }

    /** {@code Outer.Inner} of {@code Outer.Inner#method}; of a type its own; empty for a function outside types. */
    String type() {
        String symbol = place.symbol();
        int hash = symbol.indexOf('#');
        boolean bearsTypesName = kind == ChunkKind.TYPE || kind == ChunkKind.FIELDS || kind == ChunkKind.LINES;
        return hash >= 0 ? symbol.substring(0, hash) : bearsTypesName ? symbol : "";
    }

    /** Whether it is code that runs, not a type's head or a group of fields. */
    boolean isCode() {
        return switch (kind) {
            case METHOD, CONSTRUCTOR, FUNCTION, INITIALIZER -> true;
            default -> false;
        };
    }

    int lines() {
        return place.endLine() - place.startLine() + 1;
    }
}
