package dev.loginsight.index.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds names in the declarators of C, which surround them by what they are: pointers, arrays, functions. */
final class CNames {
    private static final int DEEPEST = 32;
    private static final Set<String> NAMES = Set.of(
            "identifier",
            "field_identifier",
            "type_identifier",
            "primitive_type",
            "qualified_identifier",
            "destructor_name",
            "operator_name",
            "operator_cast",
            "template_function");

    private CNames() {}

    /** The node with a function's name; null where there is none. */
    static @Nullable SyntaxNode declared(SyntaxNode function) {
        SyntaxNode declarator = function.field("declarator");
        return declarator == null ? null : innermost(declarator);
    }

    static @Nullable SyntaxNode innermost(SyntaxNode declarator) {
        SyntaxNode at = declarator;
        for (int i = 0; at != null && i < DEEPEST; i++) {
            if (NAMES.contains(at.type())) {
                return at;
            }
            at = inner(at);
        }
        return null;
    }

    private static @Nullable SyntaxNode inner(SyntaxNode declarator) {
        SyntaxNode field = declarator.field("declarator");
        if (field != null) {
            return field;
        }
        return declarator.children().stream()
                .filter(child -> child.type().endsWith("_declarator") || NAMES.contains(child.type()))
                .findFirst()
                .orElse(null);
    }

    /** What a declaration declares beside its type. */
    static List<SyntaxNode> declarators(SyntaxNode declaration) {
        SyntaxNode first = declaration.field("declarator");
        if (first == null) {
            return List.of();
        }
        List<SyntaxNode> found = new ArrayList<>();
        for (SyntaxNode child : declaration.children()) {
            boolean declarator = child.type().endsWith("_declarator") || NAMES.contains(child.type());
            if (child.start() >= first.start() && declarator) {
                found.add(child);
            }
        }
        return found;
    }

    /** Whether a declarator is a function's, not that of a pointer to one. */
    static boolean isPrototype(SyntaxNode declarator) {
        SyntaxNode at = declarator;
        for (int i = 0; at != null && i < DEEPEST && !NAMES.contains(at.type()); i++) {
            if (at.is("function_declarator")) {
                SyntaxNode called = at.field("declarator");
                return called == null || NAMES.contains(called.type());
            }
            at = at.is("init_declarator") ? null : inner(at);
        }
        return at != null && at.is("operator_cast");
    }

    /**
     * {@code Writer::Cell::index} is {@code Writer.Cell#index}. What begins with a small letter before another name is taken for a namespace.
     *
     * @param plausible whether this can be a function's name; otherwise a macro makes the function and its arguments tell what it is
     */
    static String symbol(TableOutline outline, SyntaxNode function, @Nullable SyntaxNode name, boolean plausible) {
        if (name == null) {
            return "function";
        }
        if (name.is("operator_cast")) {
            return SyntaxRows.shortened(outline.name(name, "operator").replaceAll("\\s*\\(.*", ""));
        }
        String plain = plain(outline.name(name, "function"));
        if (!name.is("qualified_identifier")) {
            boolean macro = !plausible && plain.equals(plain.toUpperCase(java.util.Locale.ROOT));
            return macro ? SyntaxRows.shortened(outline.name(function.field("declarator"), plain)) : plain;
        }
        List<String> parts = new ArrayList<>(List.of(plain.split("::")));
        parts.removeIf(String::isBlank);
        while (parts.size() > 2 && Character.isLowerCase(parts.getFirst().charAt(0))) {
            parts.removeFirst();
        }
        String last = parts.isEmpty() ? "function" : parts.removeLast();
        return parts.isEmpty() ? last : String.join(".", parts) + "#" + last;
    }

    /** Without template arguments. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        int operator = name.indexOf("operator");
        String arguments = operator < 0 ? name : name.substring(0, operator);
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            depth += c == '<' ? 1 : 0;
            if (depth == 0) {
                plain.append(c);
            }
            depth -= c == '>' && depth > 0 ? 1 : 0;
        }
        return SyntaxRows.shortened(plain + (operator < 0 ? "" : name.substring(operator)));
    }
}
