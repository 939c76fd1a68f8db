package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.alias;
import static dev.loginsight.index.chunk.SyntaxRows.always;
import static dev.loginsight.index.chunk.SyntaxRows.child;
import static dev.loginsight.index.chunk.SyntaxRows.constructor;
import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.initializer;
import static dev.loginsight.index.chunk.SyntaxRows.type;
import static java.util.Map.entry;

import dev.loginsight.index.chunk.SyntaxTable.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kotlin: a top-level function of an extended type is a method of that type; constructors are called as in stack traces. */
final class KotlinTable {
    private static final Set<String> TYPES = Set.of("user_type", "nullable_type", "parenthesized_type");

    static final SyntaxTable TABLE = new SyntaxTable(
                    Set.of("line_comment", "multiline_comment", "shebang_line"),
                    Set.of("class_body", "enum_class_body"),
                    Map.ofEntries(
                            entry("file_annotation", imports()),
                            entry("package_header", imports()),
                            entry("import_list", imports()),
                            entry("import_header", imports()),
                            entry("property_declaration", fields(KotlinTable::variables)),
                            entry("enum_entry", fields(child("constant", "simple_identifier"))),
                            entry("type_alias", alias(child("type", "type_identifier"))),
                            entry("class_declaration", type(child("type", "type_identifier"))),
                            entry("object_declaration", type(child("object", "type_identifier"))),
                            entry("companion_object", type(child("Companion", "type_identifier"))),
                            entry("anonymous_initializer", initializer("<init>")),
                            entry("secondary_constructor", constructor(always("<init>"))),
                            entry("function_declaration", KotlinTable::function)))
            .continuedBy("getter", "setter")
            .swallowingIn("package_header", "import_list", "import_header");

    private KotlinTable() {}

    private static List<String> variables(TableOutline outline, SyntaxNode node) {
        List<String> names = new ArrayList<>();
        String receiver = null;
        for (SyntaxNode child : node.children()) {
            receiver = TYPES.contains(child.type()) && names.isEmpty() ? receiver(outline, child) : receiver;
            if (child.is("variable_declaration")) {
                String name = child("value", "simple_identifier")
                        .names(outline, child)
                        .getFirst();
                names.add(receiver == null ? name : receiver + "#" + name);
            } else if (child.is("multi_variable_declaration")) {
                names.addAll(variables(outline, child));
            }
        }
        return names;
    }

    private static List<Declaration> function(TableOutline outline, SyntaxNode node, Spot spot) {
        String name = "fun";
        String receiver = null;
        for (SyntaxNode child : node.children()) {
            if (child.is("simple_identifier")) {
                name = outline.name(child, name);
                break;
            }
            receiver = TYPES.contains(child.type()) ? receiver(outline, child) : receiver;
        }
        String symbol = spot.inType() || receiver == null ? name : receiver + "#" + name;
        return SyntaxRows.function(always(symbol)).read(outline, node, spot);
    }

    /** The type's name out of {@code List<T>?}. */
    private static @Nullable String receiver(TableOutline outline, SyntaxNode type) {
        String name = outline.name(type, "").replaceAll("[<?(].*", "");
        return name.isBlank() ? null : SyntaxRows.shortened(name);
    }
}
