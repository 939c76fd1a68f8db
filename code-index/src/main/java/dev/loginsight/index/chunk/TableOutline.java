package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.index.chunk.SyntaxTable.Naming;
import dev.loginsight.index.chunk.SyntaxTable.Row;
import dev.loginsight.index.chunk.SyntaxTable.Spot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declarations of a language that a {@link SyntaxTable} describes. */
final class TableOutline extends SyntaxOutline {
    /** What closes containers is shorter: {@code end}, {@code #endif}. */
    private static final int LONGEST_TAIL = 8;

    private static final int LONGEST_WORD = 80;

    private final SyntaxTable table;

    TableOutline(Text text, SyntaxTable table) {
        super(text, table.leading());
        this.table = table;
    }

    @Override
    protected List<Declaration> read(SyntaxNode node, int start, int depth, boolean inType) {
        Row row = table.rows().getOrDefault(key(node), table.rows().get(node.type()));
        if (row != null) {
            return row.read(this, node, new Spot(start, depth, inType));
        }
        return node.is("ERROR") ? declarations(node, depth + 1, inType) : List.of();
    }

    @Override
    protected boolean leads(SyntaxNode node) {
        return table.leading().contains(key(node));
    }

    @Override
    protected boolean continues(SyntaxNode node) {
        return table.continuing().contains(node.type());
    }

    @Override
    protected int swallowedLead(SyntaxNode node) {
        if (!table.swallowing().contains(node.type())) {
            return -1;
        }
        int lead = -1;
        List<SyntaxNode> children = node.children();
        for (int i = children.size() - 1; i > 0; i--) {
            SyntaxNode child = children.get(i);
            if (!leads(child)) {
                return lead < 0 ? swallowedLead(child) : lead;
            }
            boolean trailing =
                    text.line(child.start()) == text.line(children.get(i - 1).end());
            lead = trailing ? lead : child.start();
        }
        return lead >= 0 || children.isEmpty() ? lead : swallowedLead(children.getFirst());
    }

    private String key(SyntaxNode node) {
        String field = table.keyed().get(node.type());
        SyntaxNode deciding = field == null ? null : node.field(field);
        return deciding == null ? node.type() : node.type() + " " + word(deciding);
    }

    /** What a node begins with, up to white space or a bracket. */
    String word(@Nullable SyntaxNode node) {
        if (node == null) {
            return "";
        }
        int end = node.start();
        int limit = Math.min(node.end(), node.start() + LONGEST_WORD);
        while (end < limit && " \t\n\r([{".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(node.start(), end);
    }

    /** Offset after a node, without white space and without the comments that lead what comes next. */
    int end(SyntaxNode node) {
        int swallowed = swallowedLead(node);
        return text.trimEnd(node.start(), swallowed < 0 ? node.end() : swallowed);
    }

    List<Declaration> leaf(ChunkKind kind, Naming naming, SyntaxNode node, Spot spot) {
        return List.of(Declaration.leaf(kind, naming.names(this, node), spot.start(), end(node)));
    }

    /** A type with the members in its body. */
    List<Declaration> type(String name, SyntaxNode node, @Nullable SyntaxNode body, Spot spot, boolean inType) {
        int end = end(node);
        if (body == null) {
            return List.of(Declaration.type(name, spot.start(), end, end, List.of()));
        }
        List<Declaration> members = declarations(body, spot.depth() + 1, inType);
        if (members.isEmpty()) {
            return List.of(Declaration.type(name, spot.start(), end, end, members));
        }
        int headEnd = Math.min(headEnd(node, body), members.getFirst().start());
        List<Declaration> led = withLead(node, body, members);
        headEnd = Math.min(headEnd, led.getFirst().start());
        return List.of(closed(Declaration.type(name, spot.start(), headEnd, end, led), end));
    }

    /** Comments before the first member of a body without brackets; some grammars put them beside the body. */
    private List<Declaration> withLead(SyntaxNode node, SyntaxNode body, List<Declaration> members) {
        Declaration first = members.getFirst();
        int lead = -1;
        int before = node.start();
        for (SyntaxNode child : node.children()) {
            if (child.start() >= body.start()) {
                break;
            }
            if (leads(child) && text.line(child.start()) > text.line(before)) {
                lead = lead < 0 ? child.start() : lead;
            } else {
                lead = -1;
            }
            before = child.end();
        }
        if (lead < 0 || text.hasWord(body.start(), first.start())) {
            return members;
        }
        List<Declaration> led = new ArrayList<>(members);
        led.set(0, first.withStart(lead));
        return led;
    }

    private int headEnd(SyntaxNode node, SyntaxNode body) {
        if (body.start() == node.start()) {
            return node.end();
        }
        if (!table.headings().isEmpty()) {
            SyntaxNode first = body.children().stream().findFirst().orElse(null);
            if (first != null && table.headings().contains(key(first))) {
                return first.end();
            }
        }
        if (body.start() < text.length() && "{:".indexOf(text.charAt(body.start())) >= 0) {
            return body.start() + 1;
        }
        return body.is("do_block") ? body.start() + 2 : body.start();
    }

    /** A closing keyword goes with the last member: alone it would be a chunk of nothing. */
    private Declaration closed(Declaration type, int end) {
        int from = type.members().getLast().end();
        boolean keyword = end - text.skipBlank(from, end) <= LONGEST_TAIL && text.hasWord(from, end);
        return keyword ? type.withTail(end) : type;
    }

    /** The node that holds a type's members; null if it has none. */
    @Nullable
    SyntaxNode body(SyntaxNode node) {
        SyntaxNode body = node.field("body");
        if (body != null && table.bodies().contains(body.type())) {
            return body;
        }
        return node.children().stream()
                .filter(child -> table.bodies().contains(child.type()))
                .findFirst()
                .orElse(null);
    }

    /**
     * The declarations of a namespace, condition or other container that is not part of names. What opens it goes with the first of them,
     * what closes it with the last.
     */
    List<Declaration> scope(SyntaxNode node, SyntaxNode body, int headEnd, Spot spot) {
        List<Declaration> members = declarations(body, spot.depth() + 1, spot.inType());
        if (members.isEmpty()) {
            return members;
        }
        if (!text.hasWord(headEnd, members.getFirst().start())) {
            members.set(0, members.getFirst().withStart(spot.start()));
        }
        close(members, end(node));
        return members;
    }

    /** A statement's first line goes with the declaration on the next, its last one with the declaration before. */
    List<Declaration> enclosed(List<Declaration> found, SyntaxNode node, Spot spot) {
        Declaration first = found.getFirst();
        if (text.line(first.start()) - text.line(node.start()) <= 1) {
            found.set(0, first.withStart(spot.start()));
        }
        close(found, end(node));
        return found;
    }

    private void close(List<Declaration> members, int end) {
        Declaration last = members.getLast();
        boolean near = end - text.skipBlank(last.end(), end) <= LONGEST_TAIL;
        int lastLine = text.lineStart(text.line(end - 1));
        if (near && last.members().isEmpty()) {
            members.set(members.size() - 1, last.withEnd(end));
        } else if (near && end > last.end() || lastLine > last.end()) {
            int foot = text.skipBlank(Math.max(last.end(), lastLine), end);
            members.add(Declaration.leaf(ChunkKind.IMPORTS, List.of(), foot, end));
        }
    }
}
