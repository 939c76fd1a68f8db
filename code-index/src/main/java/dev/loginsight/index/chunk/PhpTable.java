package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.all;
import static dev.loginsight.index.chunk.SyntaxRows.always;
import static dev.loginsight.index.chunk.SyntaxRows.constructor;
import static dev.loginsight.index.chunk.SyntaxRows.field;
import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.function;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.nested;
import static dev.loginsight.index.chunk.SyntaxRows.none;
import static dev.loginsight.index.chunk.SyntaxRows.type;
import static java.util.Map.entry;

import dev.loginsight.index.chunk.SyntaxTable.Spot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PHP: namespaces are not part of names; closures and anonymous classes are called after the variable they are given to. */
final class PhpTable {
    private static final Set<String> CLOSURES =
            Set.of("anonymous_function", "anonymous_function_creation_expression", "arrow_function");

    static final SyntaxTable TABLE = new SyntaxTable(
            Set.of("comment", "php_tag"),
            Set.of("declaration_list", "enum_declaration_list"),
            Map.ofEntries(
                    entry("declare_statement", imports()),
                    entry("namespace_use_declaration", imports()),
                    entry("namespace_definition", PhpTable::namespace),
                    entry("const_declaration", fields(all("const_element", "name"))),
                    entry("property_declaration", fields(all("property_element", "variable_name", "name"))),
                    entry("use_declaration", fields(none())),
                    entry("enum_case", fields(field("name"))),
                    entry("class_declaration", type(field("name"))),
                    entry("interface_declaration", type(field("name"))),
                    entry("trait_declaration", type(field("name"))),
                    entry("enum_declaration", type(field("name"))),
                    entry("method_declaration", PhpTable::method),
                    entry("function_definition", function(field("name"))),
                    entry("if_statement", nested(Set.of("compound_statement", "else_clause"))),
                    entry("expression_statement", PhpTable::assigned),
                    entry("return_statement", PhpTable::returned)));

    private PhpTable() {}

    private static List<Declaration> namespace(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode body = node.field("body");
        return body == null ? imports().read(outline, node, spot) : outline.scope(node, body, body.start() + 1, spot);
    }

    private static List<Declaration> method(TableOutline outline, SyntaxNode node, Spot spot) {
        boolean constructor = outline.name(node.field("name"), "").equals("__construct");
        return (constructor ? constructor(field("name")) : function(field("name"))).read(outline, node, spot);
    }

    private static List<Declaration> assigned(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode assignment = node.child("assignment_expression");
        if (assignment == null) {
            return List.of();
        }
        String name = SyntaxRows.shortened(outline.name(assignment.field("left"), "value"))
                .replaceAll("^\\$", "");
        SyntaxNode right = assignment.field("right");
        return right != null && CLOSURES.contains(right.type())
                ? function(always(name)).read(outline, node, spot)
                : anonymous(outline, node, right, name, spot);
    }

    private static List<Declaration> returned(TableOutline outline, SyntaxNode node, Spot spot) {
        return anonymous(outline, node, node.child("object_creation_expression"), "class@anonymous", spot);
    }

    private static List<Declaration> anonymous(
            TableOutline outline, SyntaxNode node, @Nullable SyntaxNode created, String name, Spot spot) {
        SyntaxNode type =
                created != null && created.is("object_creation_expression") ? created.child("anonymous_class") : null;
        return type == null ? List.of() : outline.type(name, node, outline.body(type), spot, true);
    }
}
