package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions, methods under their receiver's type, types, constants and variables of a Go file. */
final class GoOutline extends SyntaxOutline {
    GoOutline(Text text) {
        super(text, Set.of("comment"));
    }

    @Override
    protected List<Declaration> read(SyntaxNode node, int start, int depth, boolean inType) {
        return switch (node.type()) {
            case "package_clause", "import_declaration" ->
                List.of(Declaration.leaf(ChunkKind.IMPORTS, List.of(), start, node.end()));
            case "function_declaration" ->
                List.of(Declaration.leaf(ChunkKind.FUNCTION, name(node.field("name"), "func"), start, node.end()));
            case "method_declaration" -> List.of(method(node, start));
            case "const_declaration", "var_declaration" ->
                List.of(Declaration.leaf(ChunkKind.FIELDS, names(node), start, node.end()));
            case "type_declaration" -> types(node, start);
            default -> List.of();
        };
    }

    private Declaration method(SyntaxNode node, int start) {
        String name = name(node.field("name"), "func");
        String receiver = receiver(node.field("receiver"));
        return receiver == null
                ? Declaration.leaf(ChunkKind.FUNCTION, name, start, node.end())
                : Declaration.leaf(ChunkKind.METHOD, receiver + "#" + name, start, node.end());
    }

    /** The type's name out of {@code (s *Stack[T])}. */
    private @Nullable String receiver(@Nullable SyntaxNode parameters) {
        SyntaxNode parameter = parameters == null ? null : parameters.child("parameter_declaration");
        SyntaxNode type = parameter == null ? null : parameter.field("type");
        for (int i = 0; type != null && !type.is("type_identifier") && i < 8; i++) {
            SyntaxNode named = type.field("type");
            type = named != null ? named : type.children().stream().findFirst().orElse(null);
        }
        return type != null && type.is("type_identifier") ? name(type) : null;
    }

    private List<String> names(SyntaxNode node) {
        List<String> names = new ArrayList<>();
        for (SyntaxNode child : node.children()) {
            if (child.is("const_spec") || child.is("var_spec")) {
                child.children().stream()
                        .takeWhile(part -> part.is("identifier"))
                        .map(part -> name(part, ""))
                        .forEach(names::add);
            } else if (child.is("var_spec_list")) {
                names.addAll(names(child));
            }
        }
        return names;
    }

    /** One for each type of a group; the first takes the keyword and the comment above the group along. */
    private List<Declaration> types(SyntaxNode node, int start) {
        List<Declaration> found = new ArrayList<>();
        int from = start;
        int lead = -1;
        List<SyntaxNode> specs = node.children();
        for (SyntaxNode spec : specs) {
            if (spec.is("comment")) {
                lead = lead < 0 ? spec.start() : lead;
                continue;
            }
            int begin = found.isEmpty() ? from : lead < 0 ? spec.start() : lead;
            int end = specs.size() == 1 ? node.end() : spec.end();
            found.add(Declaration.type(name(spec.field("name"), "type"), begin, end, end, List.of()));
            lead = -1;
        }
        return found;
    }
}
