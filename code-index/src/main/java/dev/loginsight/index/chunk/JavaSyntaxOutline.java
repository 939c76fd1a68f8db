package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Java that JavaParser refuses: while somebody is typing, of a newer release, or broken. Reads around the errors. */
final class JavaSyntaxOutline extends SyntaxOutline {
    private static final Set<String> TYPES = Set.of(
            "class_declaration",
            "interface_declaration",
            "enum_declaration",
            "record_declaration",
            "annotation_type_declaration");

    JavaSyntaxOutline(Text text) {
        super(text, Set.of("line_comment", "block_comment"));
    }

    @Override
    protected List<Declaration> read(SyntaxNode node, int start, int depth, boolean inType) {
        int end = node.end();
        return switch (node.type()) {
            case "package_declaration", "import_declaration" ->
                List.of(Declaration.leaf(ChunkKind.IMPORTS, List.of(), start, end));
            case "module_declaration" ->
                List.of(Declaration.type(name(node.field("name"), "module"), start, end, end, List.of()));
            case "method_declaration", "annotation_type_element_declaration" ->
                List.of(Declaration.leaf(ChunkKind.METHOD, name(node.field("name"), "method"), start, end));
            case "constructor_declaration", "compact_constructor_declaration" ->
                List.of(Declaration.leaf(ChunkKind.CONSTRUCTOR, "<init>", start, end));
            case "field_declaration", "constant_declaration" ->
                List.of(Declaration.leaf(ChunkKind.FIELDS, variables(node), start, end));
            case "enum_constant" ->
                List.of(Declaration.leaf(ChunkKind.FIELDS, name(node.field("name"), "constant"), start, end));
            case "static_initializer" -> List.of(Declaration.leaf(ChunkKind.INITIALIZER, "<clinit>", start, end));
            case "block" -> inType ? List.of(Declaration.leaf(ChunkKind.INITIALIZER, "<init>", start, end)) : List.of();
            case "enum_body_declarations", "ERROR" -> declarations(node, depth + 1, inType);
            default -> TYPES.contains(node.type()) ? List.of(type(node, start, depth)) : List.of();
        };
    }

    private Declaration type(SyntaxNode node, int start, int depth) {
        String name = name(node.field("name"), "type");
        SyntaxNode body = node.field("body");
        if (body == null) {
            return Declaration.type(name, start, node.end(), node.end(), List.of());
        }
        return Declaration.type(name, start, body.start() + 1, node.end(), declarations(body, depth + 1, true));
    }

    private List<String> variables(SyntaxNode field) {
        List<String> names = new ArrayList<>();
        for (SyntaxNode child : field.children()) {
            if (child.is("variable_declarator")) {
                names.add(name(child.field("name"), "field"));
            }
        }
        return names;
    }
}
