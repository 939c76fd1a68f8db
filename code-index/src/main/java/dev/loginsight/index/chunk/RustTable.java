package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.alias;
import static dev.loginsight.index.chunk.SyntaxRows.field;
import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.function;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.module;
import static dev.loginsight.index.chunk.SyntaxRows.scope;
import static dev.loginsight.index.chunk.SyntaxRows.type;
import static dev.loginsight.index.chunk.SyntaxRows.typeLeaf;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rust: comments with an exclamation mark are about the file, not about what follows. What an {@code impl} holds belongs to the type it is for; inline modules are part of names, as files are not.
 */
final class RustTable {
    static final SyntaxTable TABLE = new SyntaxTable(
                    Set.of("line_comment", "block_comment", "attribute_item", "inner_attribute_item"),
                    Set.of("declaration_list"),
                    Map.ofEntries(
                            entry("use_declaration", imports()),
                            entry("extern_crate_declaration", imports()),
                            entry(
                                    "mod_item",
                                    (outline, node, spot) -> (node.field("body") == null
                                                    ? imports()
                                                    : module(field("name")))
                                            .read(outline, node, spot)),
                            entry("const_item", fields(field("name"))),
                            entry("static_item", fields(field("name"))),
                            entry("associated_type", fields(field("name"))),
                            entry("type_item", alias(field("name"))),
                            entry("struct_item", typeLeaf(field("name"))),
                            entry("enum_item", typeLeaf(field("name"))),
                            entry("union_item", typeLeaf(field("name"))),
                            entry("trait_item", type(field("name"))),
                            entry("impl_item", type(RustTable::implemented)),
                            entry("function_item", function(field("name"))),
                            entry("function_signature_item", function(field("name"))),
                            entry("macro_definition", function(field("name"))),
                            entry("foreign_mod_item", scope())))
            .keyedBy(Map.of("line_comment", "inner", "block_comment", "inner"));

    private RustTable() {}

    /** The type's name out of {@code &'a crate::queue::Queue<T>}. */
    private static List<String> implemented(TableOutline outline, SyntaxNode node) {
        SyntaxNode type = node.field("type");
        for (int i = 0; type != null && i < 8; i++) {
            SyntaxNode inner = type.field(type.is("scoped_type_identifier") ? "name" : "type");
            if (inner == null) {
                break;
            }
            type = inner;
        }
        return List.of(SyntaxRows.shortened(outline.name(type, "impl")));
    }
}
