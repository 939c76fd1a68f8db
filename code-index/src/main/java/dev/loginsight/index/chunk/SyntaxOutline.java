package dev.loginsight.index.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Declarations out of a syntax tree. What all languages share is here: comments and decorators lead what follows them, comments at the end
 * of a line belong to what is before them. A language says which nodes declare something.
 */
abstract class SyntaxOutline {
    /** Containers nested deeper are left in the text of what encloses them. */
    private static final int MAX_DEPTH = 40;

    /** The grammar of Kotlin does not know {@code fun interface}, but annotations of any name. */
    private static final Pattern FUN_INTERFACE = Pattern.compile("\\bfun(?=[ \\t]+interface[ \\t])");

    private static final Pattern MACRO_LINE = Pattern.compile("(?m)^[A-Z][A-Z0-9_]{3,79}[ \\t\\r]*$");

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
                    parseable(language, text),
                    root -> forLanguage(language, text).read(language, root));
            return outline == null ? new Outline.Failed("takes too long to parse as " + language) : outline;
        } catch (LinkageError | RuntimeException e) {
            return new Outline.Failed("cannot be parsed as " + language + " on this machine (" + e + ")");
        }
    }

    /** What a grammar would stumble over is replaced by as many characters: a macro on a line of its own can stand for anything. */
    private static String parseable(String language, Text text) {
        String source = text.parseable();
        return switch (language) {
            case "kotlin" -> FUN_INTERFACE.matcher(source).replaceAll("@fu");
            case "c", "cpp" ->
                MACRO_LINE
                        .matcher(source)
                        .replaceAll(line -> " ".repeat(line.group().length()));
            default -> source;
        };
    }

    private static SyntaxOutline forLanguage(String language, Text text) {
        return switch (language) {
            case "go" -> new GoOutline(text);
            case "java" -> new JavaSyntaxOutline(text);
            case "python" -> new PythonOutline(text);
            case "javascript", "typescript", "tsx" -> new ScriptOutline(text);
            default -> new TableOutline(text, SyntaxTables.of(language));
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
            if (leads(node)) {
                if (end >= 0 && trails(end, node)) {
                    end = text.trimEnd(end, node.end());
                    extendLast(found, end);
                } else if (lead < 0) {
                    lead = node.start();
                }
                continue;
            }
            if (continues(node) && !found.isEmpty()) {
                found.add(found.removeLast().withTail(text.trimEnd(node.start(), node.end())));
                lead = -1;
                continue;
            }
            List<Declaration> declared = read(node, lead < 0 ? node.start() : lead, depth, inType);
            found.addAll(declared);
            end = -1;
            if (!declared.isEmpty() && declared.getLast().end() == text.trimEnd(node.start(), node.end())) {
                end = withSeparator(declared.getLast().end());
                extendLast(found, end);
            }
            lead = swallowedLead(node);
        }
        return found;
    }

    /** Whether a node stands before a declaration and belongs to it. */
    protected boolean leads(SyntaxNode node) {
        return leading.contains(node.type());
    }

    /** Whether a node is the rest of the declaration before it, which the grammar puts beside it. */
    protected boolean continues(SyntaxNode node) {
        return false;
    }

    /** Where comments begin that the grammar counts to this node though they lead what follows it; -1 if there are none. */
    protected int swallowedLead(SyntaxNode node) {
        return -1;
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
