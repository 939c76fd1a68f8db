package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.alias;
import static dev.loginsight.index.chunk.SyntaxRows.field;
import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.flatScope;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.none;
import static dev.loginsight.index.chunk.SyntaxRows.scope;
import static dev.loginsight.index.chunk.SyntaxRows.type;
import static dev.loginsight.index.chunk.SyntaxRows.wrapper;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.index.chunk.SyntaxTable.Row;
import dev.loginsight.index.chunk.SyntaxTable.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * C and C++. Namespaces, conditions of the preprocessor and {@code extern "C"} are not part of names. A prototype at the top level declares
 * nothing, as its function is found where it is defined; among members it is like a field, so that the class names it.
 */
final class CTables {
    static final SyntaxTable C = new SyntaxTable(Set.of("comment"), Set.of("declaration_list"), rows());
    static final SyntaxTable CPP = new SyntaxTable(
            Set.of("comment", "access_specifier", "attribute_declaration", "expression_statement"),
            Set.of("declaration_list", "field_declaration_list"),
            cppRows());

    private CTables() {}

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new HashMap<>();
        rows.put("preproc_include", imports());
        rows.put(
                "preproc_def",
                (outline, node, spot) ->
                        (node.field("value") == null ? imports() : fields(field("name"))).read(outline, node, spot));
        rows.put("preproc_function_def", SyntaxRows.function(field("name")));
        rows.put("preproc_ifdef", flatScope("name"));
        rows.put("preproc_if", flatScope("condition"));
        rows.put("preproc_elif", flatScope("condition"));
        rows.put("preproc_elifdef", flatScope("name"));
        rows.put("preproc_else", flatScope("none"));
        rows.put(
                "linkage_specification",
                (outline, node, spot) -> (outline.body(node) == null ? wrapper() : scope()).read(outline, node, spot));
        rows.put("function_definition", CTables::function);
        rows.put("declaration", CTables::declaration);
        rows.put("type_definition", alias(CTables::declarators));
        for (String type : List.of("struct_specifier", "union_specifier", "enum_specifier", "class_specifier")) {
            rows.put(type, CTables::specifier);
        }
        return rows;
    }

    private static Map<String, Row> cppRows() {
        Map<String, Row> rows = new HashMap<>(rows());
        rows.put("using_declaration", imports());
        rows.put("alias_declaration", alias(field("name")));
        rows.put("concept_definition", alias(field("name")));
        rows.put("namespace_alias_definition", imports());
        rows.put("namespace_definition", scope());
        rows.put("template_declaration", wrapper());
        rows.put("friend_declaration", wrapper());
        rows.put("field_declaration", CTables::declaration);
        rows.put("compound_statement", CTables::macroBody);
        rows.put("template_instantiation", fields(none()));
        return Map.copyOf(rows);
    }

    /** Only where the type is defined, not where it is mentioned. */
    private static List<Declaration> specifier(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode body = node.field("body");
        SyntaxNode name = node.field("name");
        if (body == null || name == null) {
            return List.of();
        }
        return type((o, n) -> List.of(CNames.plain(outline.name(name, "type")))).read(outline, node, spot);
    }

    private static List<Declaration> function(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode name = CNames.declared(node);
        boolean typed = node.field("type") != null;
        String symbol = CNames.symbol(outline, node, name, typed || spot.inType());
        String last = symbol.substring(symbol.indexOf('#') + 1);
        boolean constructor = !typed
                && (spot.inType() || symbol.indexOf('#') >= 0)
                && !last.startsWith("operator")
                && !last.startsWith("~");
        return constructor
                ? outline.leaf(ChunkKind.CONSTRUCTOR, (o, n) -> List.of(symbol), node, spot)
                : SyntaxRows.function((o, n) -> List.of(symbol)).read(outline, node, spot);
    }

    private static List<Declaration> declaration(TableOutline outline, SyntaxNode node, Spot spot) {
        List<SyntaxNode> declarators = CNames.declarators(node);
        if (declarators.isEmpty()) {
            return wrapper().read(outline, node, spot);
        }
        boolean prototypes = declarators.stream().allMatch(CNames::isPrototype);
        return prototypes && !spot.inType()
                ? List.of()
                : fields(CTables::declarators).read(outline, node, spot);
    }

    /** The body of {@code TEST_CASE("name") {}}, which the grammar takes for an expression and a block after it. */
    private static List<Declaration> macroBody(TableOutline outline, SyntaxNode node, Spot spot) {
        Text text = outline.text;
        int end = text.trimEnd(spot.start(), node.start());
        int line = end == spot.start() ? end : text.lineStart(text.line(end - 1));
        String call = text.substring(Math.max(spot.start(), line), end);
        return call.endsWith(")")
                ? SyntaxRows.function((o, n) -> List.of(SyntaxRows.shortened(call)))
                        .read(outline, node, spot)
                : List.of();
    }

    private static List<String> declarators(TableOutline outline, SyntaxNode node) {
        List<String> names = new ArrayList<>();
        for (SyntaxNode declarator : CNames.declarators(node)) {
            SyntaxNode name = CNames.innermost(declarator);
            names.add(SyntaxRows.shortened(outline.name(name, "")));
        }
        return names;
    }
}
