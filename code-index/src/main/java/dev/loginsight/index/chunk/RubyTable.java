package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.field;
import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.function;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.nested;
import static dev.loginsight.index.chunk.SyntaxRows.type;

import dev.loginsight.index.chunk.SyntaxTable.Row;
import dev.loginsight.index.chunk.SyntaxTable.Spot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ruby: much is declared by calls, so they count by the method called; modules are part of names. */
final class RubyTable {
    static final SyntaxTable TABLE = new SyntaxTable(
                    Set.of("comment", "identifier"), Set.of("body_statement", "do_block", "block"), rows())
            .keyedBy(Map.of("call", "method"));

    private static final Set<String> MAKERS = Set.of("Struct", "Class", "Module", "Data");

    private RubyTable() {}

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new HashMap<>();
        rows.put("module", type(RubyTable::constant));
        rows.put("class", type(RubyTable::constant));
        rows.put("singleton_class", RubyTable::singletonClass);
        rows.put("method", function(field("name")));
        rows.put("singleton_method", function(field("name")));
        rows.put("assignment", RubyTable::assignment);
        rows.put("alias", fields(SyntaxRows.none()));
        rows.put("if", nested(Set.of("then", "else", "elsif")));
        rows.put("unless", nested(Set.of("then", "else")));
        rows.put("begin", nested(Set.of("body_statement", "rescue", "ensure")));
        calls(rows, imports(), "require", "require_relative", "autoload", "load");
        calls(rows, fields(RubyTable::symbols), "attr_reader", "attr_writer", "attr_accessor", "attribute");
        calls(rows, fields(SyntaxRows.none()), "include", "extend", "prepend", "delegate", "def_delegators");
        calls(rows, fields(SyntaxRows.none()), "alias_method", "private_constant", "def_delegator", "using");
        calls(rows, fields(RubyTable::symbols), "has_many", "has_one", "belongs_to", "validates", "scope");
        calls(rows, RubyTable::modifier, "private", "protected", "public", "module_function", "private_class_method");
        calls(rows, RubyTable::defined, "define_method", "define_singleton_method");
        calls(rows, RubyTable::group, "describe", "context", "feature", "namespace", "shared_examples");
        calls(rows, RubyTable::block, "it", "specify", "scenario", "test", "before", "after", "setup", "task");
        calls(rows, RubyTable::block, "get", "post", "put", "patch", "delete", "head", "options", "helpers");
        return Map.copyOf(rows);
    }

    private static void calls(Map<String, Row> rows, Row row, String... methods) {
        for (String method : methods) {
            rows.put("call " + method, row);
        }
    }

    private static List<String> constant(TableOutline outline, SyntaxNode node) {
        return List.of(SyntaxRows.shortened(outline.name(node.field("name"), "class"))
                .replaceAll("^::", "")
                .replace("::", "."));
    }

    /** {@code class << self} says of whom its methods are, but is not part of their names. */
    private static List<Declaration> singletonClass(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode body = outline.body(node);
        return body == null ? List.of() : outline.scope(node, body, body.start(), spot);
    }

    /** Constants; those that are given a class are types with the members of its block. */
    private static List<Declaration> assignment(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode left = node.field("left");
        SyntaxNode right = node.field("right");
        if (left == null || !left.is("constant")) {
            return List.of();
        }
        SyntaxNode block = right != null && right.is("call") ? right.field("block") : null;
        if (block != null && MAKERS.contains(outline.name(right.field("receiver"), ""))) {
            SyntaxNode body = outline.body(block);
            return outline.type(outline.name(left, "class"), node, body, spot, true);
        }
        return fields(field("left")).read(outline, node, spot);
    }

    /** {@code private def secret}. */
    private static List<Declaration> modifier(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode arguments = node.field("arguments");
        List<Declaration> declared =
                arguments == null ? List.of() : SyntaxRows.wrapper().read(outline, arguments, spot);
        return declared.isEmpty() ? fields(SyntaxRows.none()).read(outline, node, spot) : declared;
    }

    private static List<Declaration> defined(TableOutline outline, SyntaxNode node, Spot spot) {
        List<String> names = symbols(outline, node);
        return names.isEmpty() ? List.of() : function((o, n) -> names).read(outline, node, spot);
    }

    /** The names of {@code attr_reader :name, :owner}. */
    private static List<String> symbols(TableOutline outline, SyntaxNode node) {
        SyntaxNode arguments = node.field("arguments");
        return arguments == null
                ? List.of()
                : SyntaxRows.all("simple_symbol").names(outline, arguments).stream()
                        .map(symbol -> symbol.substring(Math.min(1, symbol.length())))
                        .toList();
    }

    private static List<Declaration> group(TableOutline outline, SyntaxNode node, Spot spot) {
        SyntaxNode block = node.field("block");
        return block == null ? List.of() : outline.type(called(outline, node), node, outline.body(block), spot, false);
    }

    private static List<Declaration> block(TableOutline outline, SyntaxNode node, Spot spot) {
        return node.field("block") == null
                ? List.of()
                : function((o, n) -> List.of(called(o, n))).read(outline, node, spot);
    }

    /** {@code get /accounts}: the method and what it is called with. */
    private static String called(TableOutline outline, SyntaxNode node) {
        SyntaxNode arguments = node.field("arguments");
        SyntaxNode first = arguments == null
                ? null
                : arguments.children().stream().findFirst().orElse(null);
        String argument = outline.name(first, "").replaceAll("^[\"':]|[\"']$", "");
        return SyntaxRows.shortened(outline.name(node.field("method"), "block") + " " + argument);
    }
}
