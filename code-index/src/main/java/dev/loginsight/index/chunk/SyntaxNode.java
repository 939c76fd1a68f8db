package dev.loginsight.index.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSTreeCursor;

/**
 * A named node of a {@link SyntaxTree}; offsets as in {@link Text}. Valid until its tree is closed. Every question crosses into native
 * code, which costs more than what it asks for, so nothing is asked before it is needed, and names are asked once for each kind of node.
 */
final class SyntaxNode {
    private static final int UNKNOWN = -1;

    private final TSNode node;
    private final Kinds kinds;
    private final String type;
    private int start = UNKNOWN;
    private int end = UNKNOWN;

    /** What the nodes of one grammar are called, by their numbers. Safe for use by several threads. */
    static final class Kinds {
        private record Kind(String name, boolean named) {}

        private final Map<Integer, Kind> kinds = new ConcurrentHashMap<>();

        private Kind of(TSNode node) {
            int symbol = node.getSymbol();
            Kind known = kinds.get(symbol);
            if (known == null) {
                known = new Kind(node.getType(), node.isNamed());
                kinds.put(symbol, known);
            }
            return known;
        }
    }

    SyntaxNode(TSNode node, Kinds kinds) {
        this(node, kinds, kinds.of(node).name());
    }

    private SyntaxNode(TSNode node, Kinds kinds, String type) {
        this.node = node;
        this.kinds = kinds;
        this.type = type;
    }

    String type() {
        return type;
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    int start() {
        if (start == UNKNOWN) {
            start = node.getStartByte();
        }
        return start;
    }

    int end() {
        if (end == UNKNOWN) {
            end = node.getEndByte();
        }
        return end;
    }

    boolean isError() {
        return type.equals("ERROR") || node.isMissing();
    }

    boolean hasError() {
        return node.hasError();
    }

    /** The child that the grammar calls so; null if there is none. */
    @Nullable
    SyntaxNode field(String name) {
        TSNode child = node.getChildByFieldName(name);
        return child.isNull() ? null : new SyntaxNode(child, kinds);
    }

    /** The first child of a type; null if there is none. */
    @Nullable
    SyntaxNode child(String wanted) {
        for (SyntaxNode child : children()) {
            if (child.is(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** The named children in order. By a cursor, since asking for the n-th child counts from the first each time. */
    List<SyntaxNode> children() {
        List<SyntaxNode> children = new ArrayList<>();
        try (TSTreeCursor cursor = new TSTreeCursor(node)) {
            for (boolean more = cursor.gotoFirstChild(); more; more = cursor.gotoNextSibling()) {
                TSNode child = cursor.currentNode();
                Kinds.Kind kind = kinds.of(child);
                if (kind.named()) {
                    children.add(new SyntaxNode(child, kinds, kind.name()));
                }
            }
        }
        return children;
    }
}
