package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the declarations of one file into cuts. What lies between declarations becomes windows of lines, so that every
 * letter and digit of a file is in some cut.
 */
final class ChunkAssembler {
    /** Lines of a window of plain text. */
    static final int WINDOW_LINES = 60;

    private static final int LONE_FIELD_LINES = 8;

    private final String file;
    private final Text text;
    private final Splitter parts;
    private final Splitter windows;
    private final List<Cut> cuts = new ArrayList<>();

    ChunkAssembler(String file, Text text) {
        this.file = file;
        this.text = text;
        this.parts = new Splitter(text, Integer.MAX_VALUE);
        this.windows = new Splitter(text, WINDOW_LINES);
    }

    List<Cut> assemble(List<Declaration> declarations) {
        container(0, text.length(), "", declarations);
        return cuts;
    }

    private void container(int start, int end, String symbol, List<Declaration> declarations) {
        int from = start;
        for (int i = 0; i < declarations.size(); ) {
            int next = groupEnd(declarations, i);
            List<Declaration> group = declarations.subList(i, next);
            windows(from, group.getFirst().start(), symbol);
            declaration(group, symbol);
            from = group.getLast().end();
            i = next;
        }
        windows(from, end, symbol);
    }

    /** Neighbouring fields, and neighbouring imports, go together; a field with a long initializer stays alone. */
    private int groupEnd(List<Declaration> declarations, int first) {
        Declaration head = declarations.get(first);
        int next = first + 1;
        while (next < declarations.size()
                && head.isGroupable()
                && joins(head, declarations.get(next - 1), declarations.get(next))) {
            next++;
        }
        return next;
    }

    private boolean joins(Declaration head, Declaration last, Declaration next) {
        if (next.kind() != head.kind() || text.hasWord(last.end(), next.start())) {
            return false;
        }
        return head.kind() == ChunkKind.IMPORTS
                || !isLong(last) && !isLong(next) && next.end() - head.start() <= Splitter.TARGET;
    }

    private boolean isLong(Declaration field) {
        return text.line(field.end() - 1) - text.line(field.start()) >= LONE_FIELD_LINES;
    }

    private void declaration(List<Declaration> group, String enclosing) {
        Declaration head = group.getFirst();
        Set<String> names = names(group);
        String symbol = names.size() == 1
                ? symbol(enclosing, head.kind(), names.iterator().next())
                : enclosing;
        int start = text.withIndentation(head.start());
        int end = group.getLast().end();
        Place place = new Place(file, text.line(start), text.line(end - 1), symbol);
        List<String> declared = head.kind() == ChunkKind.IMPORTS ? List.of() : List.copyOf(names);
        if (!head.members().isEmpty()) {
            add(place, head.kind(), declared, start, head.headEnd());
            container(head.headEnd(), end, symbol, head.members());
        } else {
            add(place, head.kind(), declared, start, end);
        }
    }

    private static String symbol(String enclosing, ChunkKind kind, String name) {
        return enclosing.isEmpty() ? name : enclosing + (kind == ChunkKind.TYPE ? "." : "#") + name;
    }

    private static Set<String> names(List<Declaration> declarations) {
        Set<String> names = new LinkedHashSet<>();
        declarations.forEach(declaration -> names.addAll(declaration.names()));
        return names;
    }

    private void add(Place place, ChunkKind kind, List<String> names, int start, int end) {
        List<Splitter.Span> spans = parts.split(start, end);
        for (int part = 0; part < spans.size(); part++) {
            cuts.add(new Cut(place, kind, names, part, spans.get(part)));
        }
    }

    private void windows(int start, int end, String symbol) {
        for (Splitter.Span span : windows.split(start, end)) {
            Place place = new Place(file, text.line(span.start()), text.line(span.end() - 1), symbol);
            cuts.add(new Cut(place, ChunkKind.LINES, List.of(), 0, span));
        }
    }
}
