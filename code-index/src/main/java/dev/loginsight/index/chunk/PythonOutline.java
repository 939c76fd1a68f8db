package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classes, functions and assignments of a Python module, also those that a condition or a {@code try} surrounds. */
final class PythonOutline extends SyntaxOutline {
    private static final Set<String> COMPOUND = Set.of(
            "if_statement", "try_statement", "with_statement", "for_statement", "while_statement", "match_statement");
    private static final Set<String> CLAUSES = Set.of(
            "block",
            "else_clause",
            "elif_clause",
            "except_clause",
            "except_group_clause",
            "finally_clause",
            "case_clause");

    PythonOutline(Text text) {
        super(text, Set.of("comment"));
    }

    @Override
    protected List<Declaration> read(SyntaxNode node, int start, int depth, boolean inType) {
        return switch (node.type()) {
            case "import_statement", "import_from_statement", "future_import_statement" ->
                List.of(Declaration.leaf(ChunkKind.IMPORTS, List.of(), start, node.end()));
            case "function_definition" -> List.of(function(node, start, node.end(), inType));
            case "class_definition" -> List.of(type(node, start, depth));
            case "decorated_definition" -> decorated(node, start, depth, inType);
            case "expression_statement" -> assignment(node, start);
            case "type_alias_statement" -> List.of(Declaration.leaf(ChunkKind.TYPE, alias(node), start, node.end()));
            default -> COMPOUND.contains(node.type()) ? nested(node, depth, inType) : List.of();
        };
    }

    private List<Declaration> decorated(SyntaxNode node, int start, int depth, boolean inType) {
        SyntaxNode definition = node.field("definition");
        if (definition == null) {
            return List.of();
        }
        return definition.is("class_definition")
                ? List.of(type(definition, start, depth))
                : List.of(function(definition, start, node.end(), inType));
    }

    private Declaration function(SyntaxNode node, int start, int end, boolean inType) {
        String name = name(node.field("name"), "function");
        ChunkKind kind =
                !inType ? ChunkKind.FUNCTION : name.equals("__init__") ? ChunkKind.CONSTRUCTOR : ChunkKind.METHOD;
        return Declaration.leaf(kind, name, start, end);
    }

    private Declaration type(SyntaxNode node, int start, int depth) {
        String name = name(node.field("name"), "class");
        SyntaxNode body = node.field("body");
        if (body == null) {
            return Declaration.type(name, start, node.end(), node.end(), List.of());
        }
        return Declaration.type(name, start, headEnd(body), node.end(), declarations(body, depth + 1, true));
    }

    /** The docstring belongs to the head. */
    private static int headEnd(SyntaxNode body) {
        SyntaxNode first = body.children().stream()
                .filter(child -> !child.is("comment"))
                .findFirst()
                .orElse(null);
        boolean docstring = first != null && first.is("expression_statement") && first.child("string") != null;
        return docstring ? first.end() : body.start();
    }

    private List<Declaration> assignment(SyntaxNode node, int start) {
        SyntaxNode assignment = node.child("assignment");
        SyntaxNode left = assignment == null ? null : assignment.field("left");
        return left == null ? List.of() : List.of(Declaration.leaf(ChunkKind.FIELDS, targets(left), start, node.end()));
    }

    private List<String> targets(SyntaxNode left) {
        if (left.is("identifier")) {
            return List.of(Objects.requireNonNull(name(left)));
        }
        return left.children().stream()
                .filter(child -> child.is("identifier"))
                .map(child -> Objects.requireNonNull(name(child)))
                .toList();
    }

    private String alias(SyntaxNode node) {
        @Nullable SyntaxNode left = node.field("left");
        return name(left, "type");
    }

    /** Only definitions: what else stands under a condition is read best together with it. */
    private List<Declaration> nested(SyntaxNode node, int depth, boolean inType) {
        List<Declaration> found = new ArrayList<>();
        for (SyntaxNode child : node.children()) {
            if (child.is("block")) {
                declarations(child, depth + 1, inType).stream()
                        .filter(declaration -> !declaration.isGroupable())
                        .forEach(found::add);
            } else if (CLAUSES.contains(child.type()) && depth < 20) {
                found.addAll(nested(child, depth + 1, inType));
            }
        }
        return found;
    }
}
