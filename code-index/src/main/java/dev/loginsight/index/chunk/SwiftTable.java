package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.alias;
import static dev.loginsight.index.chunk.SyntaxRows.all;
import static dev.loginsight.index.chunk.SyntaxRows.always;
import static dev.loginsight.index.chunk.SyntaxRows.child;
import static dev.loginsight.index.chunk.SyntaxRows.constructor;
import static dev.loginsight.index.chunk.SyntaxRows.field;
import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.function;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.type;
import static java.util.Map.entry;

import dev.loginsight.index.chunk.SyntaxTable.Spot;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Swift: what an extension holds belongs to the extended type; a computed property is a method. */
final class SwiftTable {
    static final SyntaxTable TABLE = new SyntaxTable(
            Set.of("comment", "multiline_comment", "directive", "shebang_line"),
            Set.of("class_body", "enum_class_body", "protocol_body"),
            Map.ofEntries(
                    entry("import_declaration", imports()),
                    entry("property_declaration", SwiftTable::property),
                    entry("protocol_property_declaration", fields(SwiftTable::required)),
                    entry("typealias_declaration", alias(field("name"))),
                    entry("associatedtype_declaration", fields(field("name"))),
                    entry("class_declaration", type(SwiftTable::typeName)),
                    entry("protocol_declaration", type(field("name"))),
                    entry("enum_entry", fields(all("simple_identifier"))),
                    entry("init_declaration", constructor(always("init"))),
                    entry("deinit_declaration", function(always("deinit"))),
                    entry("subscript_declaration", function(always("subscript"))),
                    entry("function_declaration", function(field("name"))),
                    entry("protocol_function_declaration", function(field("name"))),
                    entry("macro_declaration", function(child("macro", "simple_identifier"))),
                    entry("operator_declaration", fields(child("operator", "custom_operator"))),
                    entry("precedence_group_declaration", fields(child("precedence", "simple_identifier")))));

    private SwiftTable() {}

    private static List<Declaration> property(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxTable.Naming names = all("pattern", "simple_identifier");
        return (node.field("computed_value") == null ? fields(names) : function(names)).read(outline, node, spot);
    }

    private static List<String> required(TableOutline outline, SyntaxNode node) {
        return List.of(outline.name(node.field("name"), "property").replaceAll("^.*\\s", ""));
    }

    /** Without the arguments of an extended {@code Array<Int>}. */
    private static List<String> typeName(TableOutline outline, SyntaxNode node) {
        return List.of(
                SyntaxRows.shortened(outline.name(node.field("name"), "type").replaceAll("<.*", "")));
    }
}
