package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a parser found a declaration.
 *
 * @param names what it declares: one name, several for {@code int a, b;}, none for an initializer of a language that names none
 * @param start offset of its leading comment, else of its first annotation or keyword
 * @param headEnd offset after what introduces the members ({@code class A &#123;}); {@code end} where there are none
 * @param end offset after its last character
 * @param members in order, within {@code headEnd..end}; only types have some
 */
record Declaration(ChunkKind kind, List<String> names, int start, int headEnd, int end, List<Declaration> members) {
    Declaration {
        names = List.copyOf(names);
        members = List.copyOf(members);
    }

    static Declaration leaf(ChunkKind kind, List<String> names, int start, int end) {
        return new Declaration(kind, names, start, end, end, List.of());
    }

    static Declaration leaf(ChunkKind kind, String name, int start, int end) {
        return leaf(kind, List.of(name), start, end);
    }

    static Declaration type(String name, int start, int headEnd, int end, List<Declaration> members) {
        return new Declaration(ChunkKind.TYPE, List.of(name), start, headEnd, end, members);
    }

    Declaration withEnd(int newEnd) {
        return new Declaration(kind, names, start, headEnd == end ? newEnd : headEnd, newEnd, members);
    }

    Declaration withStart(int newStart) {
        return new Declaration(kind, names, newStart, headEnd, end, members);
    }

    /** Extended by what closes it and the containers around it; that goes to the innermost last member instead of standing alone. */
    Declaration withTail(int newEnd) {
        if (members.isEmpty()) {
            return withEnd(newEnd);
        }
        List<Declaration> extended = new ArrayList<>(members);
        extended.set(members.size() - 1, members.getLast().withTail(newEnd));
        return new Declaration(kind, names, start, headEnd, newEnd, extended);
    }

    boolean isGroupable() {
        return kind == ChunkKind.FIELDS || kind == ChunkKind.IMPORTS;
    }
}
