package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript and TypeScript: functions and classes however they are introduced (declared, assigned to a constant, a property or a
 * prototype, exported, wrapped in a call), members of classes and of objects that hold functions, and TypeScript's types.
 */
final class ScriptOutline extends SyntaxOutline {
    private static final Set<String> FUNCTIONS =
            Set.of("arrow_function", "function_expression", "generator_function", "function");
    private static final Set<String> CLASSES = Set.of("class_declaration", "abstract_class_declaration", "class");
    private static final Set<String> WRAPPERS =
            Set.of("if_statement", "try_statement", "else_clause", "catch_clause", "finally_clause");

    ScriptOutline(Text text) {
        super(text, Set.of("comment", "decorator", "hash_bang_line"));
    }

    @Override
    protected List<Declaration> read(SyntaxNode node, int start, int depth, boolean inType) {
        int end = node.end();
        return switch (node.type()) {
            case "import_statement" -> List.of(Declaration.leaf(ChunkKind.IMPORTS, List.of(), start, end));
            case "export_statement" -> exported(node, start, depth, inType);
            case "ambient_declaration" -> ambient(node, start, depth, inType);
            case "function_declaration", "generator_function_declaration", "function_signature" ->
                List.of(function(name(node.field("name"), "function"), start, end, inType));
            case "method_definition", "method_signature", "abstract_method_signature" -> List.of(method(node, start));
            case "field_definition", "public_field_definition" -> List.of(field(node, start, end, depth));
            case "class_static_block" -> List.of(Declaration.leaf(ChunkKind.INITIALIZER, "static", start, end));
            case "pair" -> value(memberName(node.field("key")), node.field("value"), start, end, depth, true);
            case "interface_declaration", "enum_declaration", "type_alias_declaration" ->
                List.of(Declaration.type(name(node.field("name"), "type"), start, end, end, List.of()));
            case "internal_module", "module" -> List.of(namespace(node, start, end, depth));
            case "lexical_declaration", "variable_declaration" -> variables(node, start, end, depth, inType);
            case "expression_statement" -> expression(node, start, depth, inType);
            default -> other(node, start, end, depth, inType);
        };
    }

    private List<Declaration> other(SyntaxNode node, int start, int end, int depth, boolean inType) {
        if (CLASSES.contains(node.type())) {
            return List.of(type(name(node.field("name"), "default"), node, start, end, depth));
        }
        return WRAPPERS.contains(node.type()) ? hidden(node, depth, inType) : List.of();
    }

    private List<Declaration> exported(SyntaxNode node, int start, int depth, boolean inType) {
        if (node.field("source") != null) {
            return List.of(Declaration.leaf(ChunkKind.IMPORTS, List.of(), start, node.end()));
        }
        SyntaxNode declared = node.field("declaration");
        if (declared != null) {
            return withEnd(read(declared, start, depth, inType), node.end());
        }
        SyntaxNode value = node.field("value");
        return value == null ? List.of() : value("default", value, start, node.end(), depth, inType);
    }

    private List<Declaration> ambient(SyntaxNode node, int start, int depth, boolean inType) {
        for (SyntaxNode child : node.children()) {
            List<Declaration> declared = read(child, start, depth, inType);
            if (!declared.isEmpty()) {
                return withEnd(declared, node.end());
            }
        }
        return List.of();
    }

    /** The export or its semicolon ends after what is exported. */
    private static List<Declaration> withEnd(List<Declaration> declared, int end) {
        if (declared.size() != 1) {
            return declared;
        }
        return List.of(declared.getFirst().withEnd(end));
    }

    private static Declaration function(String name, int start, int end, boolean inType) {
        return Declaration.leaf(inType ? ChunkKind.METHOD : ChunkKind.FUNCTION, name, start, end);
    }

    private Declaration method(SyntaxNode node, int start) {
        String name = memberName(node.field("name"));
        ChunkKind kind = name.equals("constructor") ? ChunkKind.CONSTRUCTOR : ChunkKind.METHOD;
        return Declaration.leaf(kind, name, start, node.end());
    }

    private Declaration field(SyntaxNode node, int start, int end, int depth) {
        SyntaxNode key = node.field("name");
        String name = memberName(key != null ? key : node.field("property"));
        List<Declaration> function = value(name, node.field("value"), start, end, depth, true);
        return function.size() == 1 ? function.getFirst() : Declaration.leaf(ChunkKind.FIELDS, name, start, end);
    }

    /** A property's name without quotes, brackets and the mark of private ones. */
    private String memberName(@Nullable SyntaxNode key) {
        String name = name(key, "member").replaceAll("^[#\"'`\\[]+|[\"'`\\]]+$", "");
        return name.isEmpty() ? "member" : name;
    }

    private Declaration type(String name, SyntaxNode node, int start, int end, int depth) {
        SyntaxNode body = node.field("body");
        return body == null
                ? Declaration.type(name, start, end, end, List.of())
                : Declaration.type(name, start, body.start() + 1, end, declarations(body, depth + 1, true));
    }

    private Declaration namespace(SyntaxNode node, int start, int end, int depth) {
        return type(memberName(node.field("name")), node, start, end, depth);
    }

    private List<Declaration> variables(SyntaxNode node, int start, int end, int depth, boolean inType) {
        List<SyntaxNode> declarators = node.children().stream()
                .filter(child -> child.is("variable_declarator"))
                .toList();
        List<String> names = new ArrayList<>();
        for (SyntaxNode declarator : declarators) {
            SyntaxNode name = declarator.field("name");
            if (name != null && name.is("identifier")) {
                names.add(name(name, ""));
            }
        }
        if (declarators.size() == 1) {
            SyntaxNode value = declarators.getFirst().field("value");
            if (isRequire(value)) {
                return List.of(Declaration.leaf(ChunkKind.IMPORTS, List.of(), start, end));
            }
            List<Declaration> declared =
                    names.isEmpty() ? List.of() : value(names.getFirst(), value, start, end, depth, inType);
            if (!declared.isEmpty()) {
                return declared;
            }
        }
        return List.of(Declaration.leaf(ChunkKind.FIELDS, names, start, end));
    }

    private boolean isRequire(@Nullable SyntaxNode value) {
        return value != null
                && value.is("call_expression")
                && name(value.field("function"), "").equals("require");
    }

    /** What a value declares under a name: a function, a class, an object that holds some; nothing if it is mere data. */
    private List<Declaration> value(
            String name, @Nullable SyntaxNode value, int start, int end, int depth, boolean inType) {
        if (value == null) {
            return List.of();
        }
        if (FUNCTIONS.contains(value.type()) || value.is("call_expression") && takesFunction(value)) {
            return List.of(function(name, start, end, inType));
        }
        if (CLASSES.contains(value.type())) {
            return List.of(type(name, value, start, end, depth));
        }
        if (value.is("object")) {
            List<Declaration> members = declarations(value, depth + 1, true);
            return members.isEmpty()
                    ? List.of()
                    : List.of(Declaration.type(name, start, value.start() + 1, end, members));
        }
        return List.of();
    }

    private static boolean takesFunction(SyntaxNode call) {
        SyntaxNode arguments = call.field("arguments");
        return arguments != null && arguments.children().stream().anyMatch(child -> FUNCTIONS.contains(child.type()));
    }

    private List<Declaration> expression(SyntaxNode node, int start, int depth, boolean inType) {
        SyntaxNode inner = node.children().stream().findFirst().orElse(null);
        if (inner == null) {
            return List.of();
        }
        if (inner.is("internal_module")) {
            return List.of(namespace(inner, start, node.end(), depth));
        }
        if (inner.is("assignment_expression")) {
            SyntaxNode last = lastOfChain(inner);
            String name = assigned(name(last.field("left"), "value"));
            return value(name, last.field("right"), start, node.end(), depth, inType);
        }
        return inner.is("call_expression") || inner.is("unary_expression") || inner.is("parenthesized_expression")
                ? hidden(inner, depth, inType)
                : List.of();
    }

    /** {@code req.header = function () ...} of {@code req.get = req.header = function () ...}. */
    private static SyntaxNode lastOfChain(SyntaxNode assignment) {
        SyntaxNode last = assignment;
        SyntaxNode right = last.field("right");
        while (right != null && right.is("assignment_expression")) {
            last = right;
            right = last.field("right");
        }
        return last;
    }

    /** {@code module.exports.run} is run, {@code Stack.prototype.push} is Stack#push. */
    private static String assigned(String left) {
        String name = left.replaceAll("\\s+", "").replace(".prototype.", "#").replaceAll("^(module\\.)?exports\\.", "");
        int dot = name.lastIndexOf('.');
        if (name.equals("module.exports") || dot < 0 || name.indexOf('#') >= 0) {
            return name.equals("module.exports") ? "exports" : name;
        }
        return name.substring(0, dot) + "#" + name.substring(dot + 1);
    }

    /** Functions and classes inside a condition, or in the function around a whole module; the rest stays where it is. */
    private List<Declaration> hidden(SyntaxNode node, int depth, boolean inType) {
        List<Declaration> found = new ArrayList<>();
        if (depth > 8) {
            return found;
        }
        for (SyntaxNode child : node.children()) {
            if (child.is("statement_block")) {
                declarations(child, depth + 1, inType).stream()
                        .filter(declaration -> !declaration.isGroupable())
                        .forEach(found::add);
            } else if (child.is("arguments")
                    || child.is("parenthesized_expression")
                    || child.is("call_expression")
                    || FUNCTIONS.contains(child.type())
                    || WRAPPERS.contains(child.type())) {
                found.addAll(hidden(child, depth + 1, inType));
            }
        }
        return found;
    }
}
