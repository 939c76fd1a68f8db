package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.index.chunk.SyntaxTable.Naming;
import dev.loginsight.index.chunk.SyntaxTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rows that the tables of most languages are made of, and the usual places of names. */
final class SyntaxRows {
    private static final int LONGEST_NAME = 80;

    private SyntaxRows() {}

    static Row imports() {
        return (outline, node, spot) -> outline.leaf(ChunkKind.IMPORTS, none(), node, spot);
    }

    static Row fields(Naming naming) {
        return (outline, node, spot) -> outline.leaf(ChunkKind.FIELDS, naming, node, spot);
    }

    static Row initializer(String name) {
        return (outline, node, spot) -> outline.leaf(ChunkKind.INITIALIZER, always(name), node, spot);
    }

    static Row constructor(Naming naming) {
        return (outline, node, spot) -> outline.leaf(ChunkKind.CONSTRUCTOR, naming, node, spot);
    }

    /** A method in a type, and where the name says of which type ({@code List#last}); a function elsewhere. */
    static Row function(Naming naming) {
        return (outline, node, spot) -> {
            List<String> names = naming.names(outline, node);
            boolean method = spot.inType() || names.stream().anyMatch(name -> name.indexOf('#') >= 0);
            return outline.leaf(method ? ChunkKind.METHOD : ChunkKind.FUNCTION, (o, n) -> names, node, spot);
        };
    }

    /** A type that stays whole. */
    static Row typeLeaf(Naming naming) {
        return (outline, node, spot) -> outline.leaf(ChunkKind.TYPE, naming, node, spot);
    }

    /** Another name for a type; among members it is as small as a field. */
    static Row alias(Naming naming) {
        return (outline, node, spot) ->
                outline.leaf(spot.inType() ? ChunkKind.FIELDS : ChunkKind.TYPE, naming, node, spot);
    }

    static Row type(Naming naming) {
        return (outline, node, spot) ->
                outline.type(first(naming.names(outline, node)), node, outline.body(node), spot, true);
    }

    /** Like a type, but what is in it are functions. */
    static Row module(Naming naming) {
        return (outline, node, spot) ->
                outline.type(first(naming.names(outline, node)), node, outline.body(node), spot, false);
    }

    /** A container that is not part of names and has a body. */
    static Row scope() {
        return (outline, node, spot) -> {
            SyntaxNode body = outline.body(node);
            return body == null ? List.of() : outline.scope(node, body, body.start() + 1, spot);
        };
    }

    /** Like {@link #scope()}, with the members beside the {@code field} that ends its head. */
    static Row flatScope(String field) {
        return (outline, node, spot) -> {
            SyntaxNode head = node.field(field);
            int headEnd = head == null ? text(outline).lineStart(text(outline).line(node.start()) + 1) : head.end();
            return outline.scope(node, node, Math.min(headEnd, node.end()), spot);
        };
    }

    /** A modifier of the one declaration in it. */
    static Row wrapper() {
        return (outline, node, spot) -> {
            for (SyntaxNode child : node.children()) {
                List<Declaration> declared = outline.read(child, spot.start(), spot.depth() + 1, spot.inType());
                if (!declared.isEmpty()) {
                    return declared.size() > 1
                            ? declared
                            : List.of(declared.getFirst().withEnd(outline.end(node)));
                }
            }
            return List.of();
        };
    }

    /** Functions and types inside a statement, in its blocks of these types; the rest is read best where it is. */
    static Row nested(Set<String> blocks) {
        return (outline, node, spot) -> {
            List<Declaration> found = new ArrayList<>();
            for (SyntaxNode child : node.children()) {
                List<Declaration> declared = blocks.contains(child.type())
                        ? outline.declarations(child, spot.depth() + 1, spot.inType())
                        : outline.read(child, child.start(), spot.depth() + 1, spot.inType());
                declared.stream()
                        .filter(declaration -> !declaration.isGroupable())
                        .forEach(found::add);
            }
            return found.isEmpty() ? found : outline.enclosed(found, node, spot);
        };
    }

    private static Text text(TableOutline outline) {
        return outline.text;
    }

    private static String first(List<String> names) {
        return names.isEmpty() ? "type" : names.getFirst();
    }

    static Naming none() {
        return (outline, node) -> List.of();
    }

    static Naming always(String name) {
        return (outline, node) -> List.of(name);
    }

    /** The source of a field. */
    static Naming field(String field) {
        return (outline, node) -> List.of(shortened(outline.name(node.field(field), field)));
    }

    /** The source of the first child of one of these types. */
    static Naming child(String otherwise, String... types) {
        Set<String> wanted = Set.of(types);
        return (outline, node) -> List.of(node.children().stream()
                .filter(child -> wanted.contains(child.type()))
                .findFirst()
                .map(child -> shortened(outline.name(child, otherwise)))
                .orElse(otherwise));
    }

    /** The names of all nodes at the end of a path of types: {@code const_element}, {@code name}. */
    static Naming all(String... path) {
        return (outline, node) -> {
            List<SyntaxNode> level = List.of(node);
            for (String type : path) {
                level = level.stream()
                        .flatMap(at -> at.children().stream())
                        .filter(child -> child.is(type))
                        .toList();
            }
            return level.stream().map(at -> outline.name(at, "")).toList();
        };
    }

    /** On one line and without what only a hostile text would have in a name. */
    static String shortened(String name) {
        String line = name.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
    }
}
