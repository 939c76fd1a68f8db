package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.alias;
import static dev.loginsight.index.chunk.SyntaxRows.always;
import static dev.loginsight.index.chunk.SyntaxRows.constructor;
import static dev.loginsight.index.chunk.SyntaxRows.field;
import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.scope;
import static dev.loginsight.index.chunk.SyntaxRows.type;
import static java.util.Map.entry;

import dev.loginsight.index.chunk.SyntaxTable.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scala 2 and 3: what an extension adds belongs to the extended type; givens without a name are called as the compiler does. */
final class ScalaTable {
    static final SyntaxTable TABLE = new SyntaxTable(
            Set.of("comment", "block_comment", "using_directive"),
            Set.of("template_body", "with_template_body", "enum_body"),
            Map.ofEntries(
                    entry(
                            "package_clause",
                            (outline, node, spot) ->
                                    (outline.body(node) == null ? imports() : scope()).read(outline, node, spot)),
                    entry("import_declaration", imports()),
                    entry("export_declaration", imports()),
                    entry("package_object", type(field("name"))),
                    entry("trait_definition", type(field("name"))),
                    entry("class_definition", type(field("name"))),
                    entry("object_definition", type(field("name"))),
                    entry("enum_definition", type(field("name"))),
                    entry("enum_case_definitions", fields(ScalaTable::cases)),
                    entry("type_definition", alias(field("name"))),
                    entry("function_definition", ScalaTable::function),
                    entry("function_declaration", ScalaTable::function),
                    entry("val_definition", fields(ScalaTable::values)),
                    entry("var_definition", fields(ScalaTable::values)),
                    entry("val_declaration", fields(field("name"))),
                    entry("var_declaration", fields(field("name"))),
                    entry("given_definition", ScalaTable::given),
                    entry("extension_definition", ScalaTable::extension)));

    private ScalaTable() {}

    private static List<Declaration> function(TableOutline outline, SyntaxNode node, Spot spot) {
        boolean constructor =
                spot.inType() && outline.name(node.field("name"), "").equals("this");
        return (constructor ? constructor(always("<init>")) : SyntaxRows.function(field("name")))
                .read(outline, node, spot);
    }

    private static List<String> values(TableOutline outline, SyntaxNode node) {
        SyntaxNode pattern = node.field("pattern");
        if (pattern == null || pattern.is("identifier")) {
            return List.of(outline.name(pattern, "value"));
        }
        return SyntaxRows.all("identifier").names(outline, pattern);
    }

    private static List<String> cases(TableOutline outline, SyntaxNode node) {
        List<String> names = new ArrayList<>();
        for (SyntaxNode child : node.children()) {
            if (child.type().endsWith("_enum_case")) {
                names.add(outline.name(child.field("name"), "case"));
            }
        }
        return names;
    }

    private static List<Declaration> given(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode name = node.field("name");
        String type = outline.name(node.field("return_type"), "").replaceAll("\\W+", "_");
        String given = name != null ? outline.name(name, "given") : "given_" + type.replaceAll("^_|_$", "");
        SyntaxTable.Naming naming = always(SyntaxRows.shortened(given));
        return (outline.body(node) == null ? fields(naming) : type(naming)).read(outline, node, spot);
    }

    private static List<Declaration> extension(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode parameters = node.field("parameters");
        SyntaxNode parameter = parameters == null ? null : parameters.child("parameter");
        String type = outline.name(parameter == null ? null : parameter.field("type"), "extension");
        String name = SyntaxRows.shortened(type.replaceAll("\\[.*", ""));
        return outline.type(name, node, node, spot, true);
    }
}
