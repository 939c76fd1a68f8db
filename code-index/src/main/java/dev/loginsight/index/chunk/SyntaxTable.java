package dev.loginsight.index.chunk;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What declares something in one grammar. Nodes without a row are plain code, and nothing below them is looked at.
 *
 * @param leading keys of nodes that stand before a declaration and belong to it
 * @param bodies types of the nodes that hold the members of a type
 * @param rows by key: the type of a node, for those in {@code keyed} followed by a space and the word that decides what they are
 * @param keyed type of a node -> field with the word that decides what it is; for languages that declare by calls
 * @param continuing types of nodes that continue the declaration before them
 * @param swallowing types of nodes that may end with comments that lead the next declaration
 * @param headings keys of nodes that still belong to a type's head, if they are the first of its members
 */
record SyntaxTable(
        Set<String> leading,
        Set<String> bodies,
        Map<String, Row> rows,
        Map<String, String> keyed,
        Set<String> continuing,
        Set<String> swallowing,
        Set<String> headings) {

    SyntaxTable(Set<String> leading, Set<String> bodies, Map<String, Row> rows) {
        this(leading, bodies, rows, Map.of(), Set.of(), Set.of(), Set.of());
    }

    SyntaxTable keyedBy(Map<String, String> wordFields) {
        return new SyntaxTable(leading, bodies, rows, wordFields, continuing, swallowing, headings);
    }

    SyntaxTable continuedBy(String... types) {
        return new SyntaxTable(leading, bodies, rows, keyed, Set.of(types), swallowing, headings);
    }

    SyntaxTable swallowingIn(String... types) {
        return new SyntaxTable(leading, bodies, rows, keyed, continuing, Set.of(types), headings);
    }

    SyntaxTable headedBy(String... keys) {
        return new SyntaxTable(leading, bodies, rows, keyed, continuing, swallowing, Set.of(keys));
    }

    /** Reads the nodes of one key. */
    @FunctionalInterface
    interface Row {
        List<Declaration> read(TableOutline outline, SyntaxNode node, Spot spot);
    }

    /**
     * Where a node stands.
     *
     * @param start where its leading comment begins, else its own start
     * @param depth how many containers it is in
     * @param inType whether the innermost of them is a type
     */
    record Spot(int start, int depth, boolean inType) {
        Spot inside(boolean type) {
            return new Spot(start, depth + 1, type);
        }
    }

    /** Finds what a node declares. */
    @FunctionalInterface
    interface Naming {
        List<String> names(TableOutline outline, SyntaxNode node);
    }
}
