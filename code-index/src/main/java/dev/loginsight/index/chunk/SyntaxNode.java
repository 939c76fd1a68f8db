package dev.loginsight.index.chunk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSTreeCursor;

/** A named node of a {@link SyntaxTree}; offsets as in {@link Text}. Valid until its tree is closed; every question crosses into native code. */
final class SyntaxNode {
    private final TSNode node;
    private final String type;
    private final int start;
    private final int end;

    SyntaxNode(TSNode node) {
        this.node = node;
        this.type = node.getType();
        this.start = node.getStartByte();
        this.end = node.getEndByte();
    }

    String type() {
        return type;
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    int start() {
        return start;
    }

    int end() {
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
        return child.isNull() ? null : new SyntaxNode(child);
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
                if (child.isNamed()) {
                    children.add(new SyntaxNode(child));
                }
            }
        }
        return children;
    }
}
