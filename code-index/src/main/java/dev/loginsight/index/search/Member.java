package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.Place;
import dev.loginsight.index.store.CodeTerms;

/**
 * A declaration with its text, joined again from the chunks that hold it; of a type only what introduces it.
 *
 * @param firstLine 1-based number of the text's first line
 * @param id stays when lines are added above it
 * @param name what follows the last {@code #} or {@code .} of the symbol
 * @param type {@code Outer.Inner} of {@code Outer.Inner#method}; of a type its own; empty for a function outside types
 */
record Member(
        Place place, ChunkKind kind, String language, String text, int firstLine, String id, String name, String type) {
    static Member of(Place place, ChunkKind kind, String language, String text, int firstLine, String id) {
        String symbol = place.symbol();
        int hash = symbol.indexOf('#');
        boolean bearsTypesName = kind == ChunkKind.TYPE || kind == ChunkKind.FIELDS || kind == ChunkKind.LINES;
        // Members of a type share it, so that they are told from others at once.
        String type = hash >= 0 ? symbol.substring(0, hash).intern() : bearsTypesName ? symbol : "";
        return new Member(place, kind, language, text, firstLine, id, CodeTerms.simpleName(symbol), type);
    }

    String file() {
        return place.file();
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
