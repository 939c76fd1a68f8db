package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.always;
import static dev.loginsight.index.chunk.SyntaxRows.field;
import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.function;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.nested;

import dev.loginsight.index.chunk.SyntaxTable.Spot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lua: functions however they are given to a name, and tables that hold some. */
final class LuaTable {
    static final SyntaxTable TABLE = new SyntaxTable(
            Set.of("comment", "shebang"),
            Set.of("field_list"),
            Map.of(
                    "function_definition_statement", function(LuaTable::member),
                    "local_function_definition_statement", function(field("name")),
                    "local_variable_declaration", LuaTable::assigned,
                    "variable_assignment", LuaTable::assigned,
                    "field", LuaTable::entry,
                    "do_statement", nested(Set.of("block")),
                    "if_statement", nested(Set.of("block"))));

    private LuaTable() {}

    private static List<String> member(TableOutline outline, SyntaxNode node) {
        return List.of(path(outline.name(node.field("name"), "function")));
    }

    /** {@code Stack.top} and {@code Stack:push} are members of Stack. */
    private static String path(String source) {
        String name = SyntaxRows.shortened(source.replaceAll("\\s*<.*|\\s+", ""));
        int member = Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'));
        return member <= 0 ? name : name.substring(0, member) + "#" + name.substring(member + 1);
    }

    private static List<Declaration> assigned(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode variables = node.child("variable_list");
        SyntaxNode values = node.child("expression_list");
        List<String> names = variables == null
                ? List.of()
                : SyntaxRows.all("variable").names(outline, variables).stream()
                        .map(LuaTable::path)
                        .toList();
        SyntaxNode value = values == null || names.size() != 1 ? null : values.field("value");
        List<Declaration> declared =
                names.size() != 1 ? List.of() : value(outline, node, names.getFirst(), value, spot);
        return declared.isEmpty() ? fields((o, n) -> names).read(outline, node, spot) : declared;
    }

    private static List<Declaration> value(
            TableOutline outline, SyntaxNode node, String name, @Nullable SyntaxNode value, Spot spot) {
        if (value == null) {
            return List.of();
        }
        if (value.is("function_definition")) {
            return function(always(name)).read(outline, node, spot);
        }
        if (value.is("call") && outline.name(value.field("function"), "").equals("require")) {
            return imports().read(outline, node, spot);
        }
        if (value.is("table")) {
            List<Declaration> type = outline.type(name, node, outline.body(value), spot, true);
            return type.getFirst().members().isEmpty() ? List.of() : type;
        }
        return List.of();
    }

    /** Only functions: what else is in a table is data. */
    private static List<Declaration> entry(TableOutline outline, SyntaxNode node, Spot spot) {
        String key = outline.name(node.field("key"), "").replaceAll("^[\\[\"']+|[\\]\"']+$", "");
        SyntaxNode value = node.field("value");
        return key.isEmpty() || value == null || !value.is("function_definition")
                ? List.of()
                : function(always(SyntaxRows.shortened(key))).read(outline, node, spot);
    }
}
