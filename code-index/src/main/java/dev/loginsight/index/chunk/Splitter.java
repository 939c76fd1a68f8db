package dev.loginsight.index.chunk;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stretch of text that is too long to embed as one. It cuts between lines, where the indentation is lowest and preferably
 * after a blank line, which is where statements, elements and paragraphs end in every language; only a line that is itself too
 * long is cut inside.
 */
final class Splitter {
    /** Characters of a part to aim at: about what the embedder looks at. */
    static final int TARGET = 1_500;

    /** A whole this much longer than the target is still left in one piece, or a tiny rest would stand alone. */
    private static final int WHOLE = 1_800;

    private static final int EARLIEST = TARGET / 3;

    private final Text text;
    private final int maxLines;

    /** @param maxLines lines a part may have at most */
    Splitter(Text text, int maxLines) {
        this.text = text;
        this.maxLines = maxLines;
    }

    /** A stretch of the text without white space around it; {@code start} takes the indentation of its line along. */
    record Span(int start, int end) {}

    /** The parts in order; stretches without a letter or digit are left out. */
    List<Span> split(int start, int end) {
        List<Span> parts = new ArrayList<>();
        int from = start;
        while (from < end) {
            int cut = fits(from, end) ? end : cut(from, end);
            add(parts, from, cut);
            from = cut;
        }
        return parts;
    }

    private void add(List<Span> parts, int from, int cut) {
        if (!text.hasWord(from, cut)) {
            return;
        }
        int first = text.skipBlank(from, cut);
        int start = Math.max(from, text.withIndentation(first));
        parts.add(new Span(start, text.trimEnd(start, cut)));
    }

    private boolean fits(int from, int end) {
        return end - from <= WHOLE && text.line(end - 1) - text.line(from) < maxLines;
    }

    private int cut(int from, int end) {
        int firstLine = text.line(from) + 1;
        int limit = Math.min(end, from + TARGET);
        int best = -1;
        double bestCost = Double.MAX_VALUE;
        for (int line = firstLine; line - firstLine < maxLines; line++) {
            int offset = text.lineStart(line);
            if (offset > limit || offset >= end) {
                break;
            }
            double cost = cost(line, offset, from, limit);
            if (cost <= bestCost) {
                best = offset;
                bestCost = cost;
            }
        }
        return best < 0 ? cutInsideLine(from, limit) : best;
    }

    /** Low where a reader would draw a line: little indentation, a blank line before, no closing brace left behind. */
    private double cost(int line, int offset, int from, int limit) {
        int lineEnd = text.lineStart(line + 1);
        int first = text.skipBlank(offset, lineEnd);
        if (first == lineEnd) {
            return Double.MAX_VALUE;
        }
        double cost = indentation(offset, first) + 12.0 * (limit - offset) / (limit - from);
        if ("})]".indexOf(text.charAt(first)) >= 0) {
            cost += 8;
        }
        if (line > 1 && text.isBlank(text.lineStart(line - 1), offset)) {
            cost -= 4;
        }
        return offset - from < EARLIEST ? cost + 100 : cost;
    }

    private int indentation(int start, int first) {
        int columns = 0;
        for (int i = start; i < first; i++) {
            columns += text.charAt(i) == '\t' ? 4 : 1;
        }
        return columns;
    }

    private int cutInsideLine(int from, int limit) {
        for (int i = limit; i > from + TARGET * 2 / 3; i--) {
            if (" \t\n\r;,}".indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) && limit - 1 > from ? limit - 1 : limit;
    }
}
