package dev.loginsight.index.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Declarations out of a syntax tree. What all languages share is here: comments and decorators lead what follows them, comments at the end
 * of a line belong to what is before them. A language says which nodes declare something.
 */
abstract class SyntaxOutline {
    /** Containers nested deeper are left in the text of what encloses them. */
    private static final int MAX_DEPTH = 40;

    private final Set<String> leading;
    protected final Text text;

    /** @param leading node types that stand before a declaration and belong to it */
    SyntaxOutline(Text text, Set<String> leading) {
        this.text = text;
        this.leading = leading;
    }

    static Outline of(String language, Text text) {
        try {
            Outline outline = SyntaxTree.parse(
                    language,
                    text.parseable(),
                    root -> forLanguage(language, text).read(language, root));
            return outline == null ? new Outline.Failed("takes too long to parse as " + language) : outline;
        } catch (LinkageError | RuntimeException e) {
            return new Outline.Failed("cannot be parsed as " + language + " on this machine (" + e + ")");
        }
    }

    private static SyntaxOutline forLanguage(String language, Text text) {
        return switch (language) {
            case "go" -> new GoOutline(text);
            case "java" -> new JavaSyntaxOutline(text);
            case "python" -> new PythonOutline(text);
            case "javascript", "typescript", "tsx" -> new ScriptOutline(text);
            default -> throw new IllegalArgumentException("no grammar for " + language);
        };
    }

    private Outline read(String language, SyntaxNode root) {
        List<Declaration> declarations = declarations(root, 0, false);
        String problem = root.hasError() || root.isError()
                ? "has syntax errors as " + language + ", the first near line " + text.line(firstError(root))
                : null;
        return new Outline.Parsed(declarations, problem);
    }

    private static int firstError(SyntaxNode root) {
        SyntaxNode at = root;
        while (!at.isError()) {
            SyntaxNode inner = at.children().stream()
                    .filter(child -> child.isError() || child.hasError())
                    .findFirst()
                    .orElse(null);
            if (inner == null) {
                break;
            }
            at = inner;
        }
        return at.start();
    }

    /**
     * What a node declares.
     *
     * @param start where its leading comment begins, else its own start
     * @param depth how many containers it is in
     * @param inType whether the innermost of them is a type
     * @return in order; empty if it is plain code
     */
    protected abstract List<Declaration> read(SyntaxNode node, int start, int depth, boolean inType);

    /** The declarations among a node's children. */
    protected final List<Declaration> declarations(SyntaxNode container, int depth, boolean inType) {
        List<Declaration> found = new ArrayList<>();
        if (depth > MAX_DEPTH) {
            return found;
        }
        int lead = -1;
        int end = -1;
        for (SyntaxNode node : container.children()) {
            if (leading.contains(node.type())) {
                if (end >= 0 && trails(end, node)) {
                    end = node.end();
                    extendLast(found, end);
                } else if (lead < 0) {
                    lead = node.start();
                }
                continue;
            }
            List<Declaration> declared = read(node, lead < 0 ? node.start() : lead, depth, inType);
            found.addAll(declared);
            end = -1;
            if (!declared.isEmpty() && declared.getLast().end() == node.end()) {
                end = withSeparator(node.end());
                extendLast(found, end);
            }
            lead = -1;
        }
        return found;
    }

    private int withSeparator(int end) {
        boolean separator = end < text.length() && (text.charAt(end) == ';' || text.charAt(end) == ',');
        return separator ? end + 1 : end;
    }

    /** Whether a comment stands behind the declaration on its last line; a separator may be between them. */
    private boolean trails(int end, SyntaxNode comment) {
        return text.line(end) == text.line(comment.start())
                && text.line(comment.end() - 1) == text.line(end)
                && !text.hasWord(end, comment.start());
    }

    private static void extendLast(List<Declaration> found, int end) {
        found.add(found.removeLast().withEnd(end));
    }

    /** The source of a node as a name; null if there is no node. */
    protected final @Nullable String name(@Nullable SyntaxNode node) {
        return node == null ? null : text.substring(node.start(), node.end());
    }

    protected final String name(@Nullable SyntaxNode node, String otherwise) {
        String name = name(node);
        return name == null || name.isBlank() ? otherwise : name;
    }
}
