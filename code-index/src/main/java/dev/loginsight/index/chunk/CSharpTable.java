package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.all;
import static dev.loginsight.index.chunk.SyntaxRows.always;
import static dev.loginsight.index.chunk.SyntaxRows.constructor;
import static dev.loginsight.index.chunk.SyntaxRows.field;
import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.flatScope;
import static dev.loginsight.index.chunk.SyntaxRows.function;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.scope;
import static dev.loginsight.index.chunk.SyntaxRows.type;
import static dev.loginsight.index.chunk.SyntaxRows.typeLeaf;
import static dev.loginsight.index.chunk.SyntaxRows.wrapper;
import static java.util.Map.entry;

import dev.loginsight.index.chunk.SyntaxTable.Spot;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** C#: namespaces are not part of names; a property that computes something is a method, one that only stores a field. */
final class CSharpTable {
    static final SyntaxTable TABLE = new SyntaxTable(
                    Set.of("comment", "preproc_region", "preproc_pragma", "preproc_nullable"),
                    Set.of("declaration_list"),
                    Map.ofEntries(
                            entry("using_directive", imports()),
                            entry("extern_alias_directive", imports()),
                            entry("global_attribute", imports()),
                            entry("file_scoped_namespace_declaration", imports()),
                            entry("namespace_declaration", scope()),
                            entry("preproc_if", flatScope("condition")),
                            entry("preproc_elif", flatScope("condition")),
                            entry("preproc_else", flatScope("none")),
                            entry("global_statement", wrapper()),
                            entry("local_function_statement", function(field("name"))),
                            entry("delegate_declaration", typeLeaf(field("name"))),
                            entry("class_declaration", type(field("name"))),
                            entry("struct_declaration", type(field("name"))),
                            entry("interface_declaration", type(field("name"))),
                            entry("record_declaration", type(field("name"))),
                            entry("enum_declaration", typeLeaf(field("name"))),
                            entry("constructor_declaration", constructor(field("name"))),
                            entry(
                                    "destructor_declaration",
                                    function((o, n) -> List.of("~" + o.name(n.field("name"), "")))),
                            entry("method_declaration", function(field("name"))),
                            entry("operator_declaration", function(CSharpTable::operator)),
                            entry("conversion_operator_declaration", function(CSharpTable::conversion)),
                            entry("indexer_declaration", function(always("this[]"))),
                            entry("property_declaration", CSharpTable::property),
                            entry("event_declaration", fields(field("name"))),
                            entry("event_field_declaration", fields(variables())),
                            entry("field_declaration", fields(variables()))))
            .continuedBy("preproc_endregion");

    private CSharpTable() {}

    private static SyntaxTable.Naming variables() {
        return (outline, node) -> all("variable_declaration", "variable_declarator").names(outline, node).stream()
                .map(name -> name.replaceAll("(?s)\\s*[=\\[].*", ""))
                .toList();
    }

    private static List<String> operator(TableOutline outline, SyntaxNode node) {
        return List.of("operator " + outline.name(node.field("operator"), ""));
    }

    private static List<String> conversion(TableOutline outline, SyntaxNode node) {
        return List.of("operator " + SyntaxRows.shortened(outline.name(node.field("type"), "")));
    }

    private static List<Declaration> property(TableOutline outline, SyntaxNode node, Spot spot) {
        String source = outline.name(node, "");
        boolean computes = source.contains("=>") || source.indexOf('{', source.indexOf('{') + 1) > 0;
        return (computes ? function(field("name")) : fields(field("name"))).read(outline, node, spot);
    }
}
