package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.function;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.module;

import dev.loginsight.index.chunk.SyntaxTable.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Elixir: everything is a call, so that it counts what is called. An implementation is called as in stack traces. */
final class ElixirTable {
    private static final Set<String> LEADING = Set.of(
            "comment",
            "unary_operator doc",
            "unary_operator typedoc",
            "unary_operator spec",
            "unary_operator impl",
            "unary_operator deprecated",
            "unary_operator tag",
            "unary_operator dialyzer");

    static final SyntaxTable TABLE = new SyntaxTable(LEADING, Set.of("do_block"), rows())
            .keyedBy(Map.of("call", "target", "unary_operator", "operand"))
            .headedBy("unary_operator moduledoc");

    private ElixirTable() {}

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new HashMap<>();
        calls(rows, imports(), "use", "import", "alias", "require");
        calls(rows, module(ElixirTable::moduleName), "defmodule", "defprotocol", "defimpl");
        calls(rows, function(ElixirTable::functionName), "def", "defp", "defmacro", "defmacrop", "defguard");
        calls(rows, function(ElixirTable::functionName), "defguardp", "defdelegate", "defn", "defnp", "defcallback");
        calls(rows, fields(SyntaxRows.none()), "defstruct", "defexception", "defoverridable");
        calls(rows, module(ElixirTable::called), "describe");
        calls(rows, function(ElixirTable::called), "test", "property", "setup", "setup_all");
        rows.put("unary_operator moduledoc", (outline, node, spot) -> List.of());
        rows.put("unary_operator", fields(ElixirTable::attribute));
        return Map.copyOf(rows);
    }

    private static void calls(Map<String, Row> rows, Row row, String... names) {
        for (String name : names) {
            rows.put("call " + name, row);
        }
    }

    private static List<String> moduleName(TableOutline outline, SyntaxNode node) {
        SyntaxNode arguments = node.child("arguments");
        String name = SyntaxRows.shortened(outline.name(first(arguments), "module"));
        SyntaxNode keywords = arguments == null ? null : arguments.child("keywords");
        String source = outline.name(keywords, "");
        return List.of(
                source.startsWith("for:")
                        ? SyntaxRows.shortened(
                                name + "." + source.substring(4).strip().replaceAll("(?s)[,\\s].*", ""))
                        : name);
    }

    private static @Nullable SyntaxNode first(@Nullable SyntaxNode arguments) {
        return arguments == null
                ? null
                : arguments.children().stream().findFirst().orElse(null);
    }

    /** Out of {@code total(basket) when is_map(basket)}; an operator by its sign. */
    private static List<String> functionName(TableOutline outline, SyntaxNode node) {
        SyntaxNode head = first(node.child("arguments"));
        if (head != null && head.is("binary_operator")) {
            SyntaxNode operator = head.field("operator");
            String sign = outline.name(operator, "");
            if (!sign.equals("when")) {
                return List.of(SyntaxRows.shortened(sign));
            }
            head = head.field("left");
        }
        return List.of(
                head == null
                        ? "def"
                        : SyntaxRows.shortened(outline.name(head.is("call") ? head.field("target") : head, "def")));
    }

    private static List<String> attribute(TableOutline outline, SyntaxNode node) {
        String word = outline.word(node.field("operand"));
        return word.isEmpty() ? List.of() : List.of(word);
    }

    /** {@code test is empty}: the macro and what it is called with. */
    private static List<String> called(TableOutline outline, SyntaxNode node) {
        String argument = outline.name(first(node.child("arguments")), "").replaceAll("^\"|\"$", "");
        return List.of(SyntaxRows.shortened(outline.word(node.field("target")) + " " + argument));
    }
}
