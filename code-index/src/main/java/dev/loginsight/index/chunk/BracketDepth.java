package dev.loginsight.index.chunk;

import java.util.BitSet;

/**
 * Tells beforehand which Java text would hurt the parser. JavaParser descends recursively, and it looks ahead twice at every statement
 * inside a block inside an expression, so that such blocks nested n deep cost 2^n: a hostile file of 2 kB could occupy a thread
 * for days, and nothing can interrupt it. Found by timing nested pairs of all expressions; people's code stays far below the limits.
 */
final class BracketDepth {
    private static final int MAX_DEPTH = 300;
    private static final int MAX_BLOCKS_IN_EXPRESSIONS = 10;

    private final String text;
    private final BitSet braces = new BitSet();
    private int depth;
    private int alternations;

    private BracketDepth(String text) {
        this.text = text;
    }

    static boolean isTooDeepForJavaParser(String text) {
        return new BracketDepth(text).isTooDeep();
    }

    private boolean isTooDeep() {
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            int after = c == '/' ? Comments.end(text, at) : c == '"' || c == '\'' ? literalEnd(at) : at;
            if (after > at) {
                at = after;
                continue;
            }
            at++;
            if (c == '(' || c == '[' || c == '{') {
                open(c == '{');
            } else if (c == ')' || c == ']' || c == '}') {
                close();
            }
            if (depth > MAX_DEPTH || alternations > MAX_BLOCKS_IN_EXPRESSIONS) {
                return true;
            }
        }
        return false;
    }

    private void open(boolean brace) {
        if (brace && depth > 0 && !braces.get(depth - 1)) {
            alternations++;
        }
        braces.set(depth++, brace);
    }

    private void close() {
        if (depth > 0) {
            depth--;
            if (braces.get(depth) && depth > 0 && !braces.get(depth - 1)) {
                alternations--;
            }
        }
    }

    /** After a string, character or text block; a line end closes what is not a text block, as the compiler would complain there. */
    private int literalEnd(int start) {
        if (text.startsWith("\"\"\"", start)) {
            int end = start + 3;
            while (end < text.length() && !text.startsWith("\"\"\"", end)) {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(end + 3, text.length());
        }
        char quote = text.charAt(start);
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }
}
