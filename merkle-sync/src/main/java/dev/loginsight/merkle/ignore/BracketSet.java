package dev.loginsight.merkle.ignore;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The chars a bracket expression stands for.
 *
 * @param end the position behind its closing bracket
 */
record BracketSet(BitSet chars, int end) {
    /** Null when it is not closed or names an unknown class: git then lets the whole pattern match nothing. */
    static @Nullable BracketSet parse(String pattern, int start, boolean foldCase) {
        int at = start;
        boolean negated = at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
        if (negated) {
            at++;
        }
        BitSet chars = new BitSet(256);
        int previous = 0;
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            first = false;
            char c = pattern.charAt(at);
            if (c == '[' && pattern.startsWith(":", at + 1)) {
                int close = pattern.indexOf(']', at + 2);
                if (close < 0) {
                    return null;
                }
                if (close - 1 >= at + 2 && pattern.charAt(close - 1) == ':') {
                    if (!addClass(chars, pattern.substring(at + 2, close - 1), foldCase)) {
                        return null;
                    }
                    previous = 0;
                    at = close + 1;
                    continue;
                }
            }
            boolean range = c == '-' && previous != 0 && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
            if (range) {
                at++;
            }
            if (pattern.charAt(at) == '\\' && (range || c == '\\')) {
                at++;
                if (at == pattern.length()) {
                    return null;
                }
            }
            char last = pattern.charAt(at++);
            if (range) {
                addRange(chars, previous, last, foldCase);
                previous = 0;
            } else {
                chars.set(last);
                previous = last;
            }
        }
        if (at >= pattern.length()) {
            return null;
        }
        if (negated) {
            chars.flip(0, 256);
        }
        return new BracketSet(chars, at + 1);
    }

    private static void addRange(BitSet chars, int from, int to, boolean foldCase) {
        for (int c = from; c <= to; c++) {
            chars.set(c);
            if (foldCase) {
                chars.set(ByteString.lower((char) c));
            }
        }
    }

    private static boolean addClass(BitSet chars, String name, boolean foldCase) {
        for (char c = 0; c < 128; c++) {
            boolean upper = c >= 'A' && c <= 'Z';
            boolean lower = c >= 'a' && c <= 'z';
            boolean digit = c >= '0' && c <= '9';
            boolean graph = c > ' ' && c < 127;
            boolean in;
            switch (name) {
                case "alnum" -> in = upper || lower || digit;
                case "alpha" -> in = upper || lower;
                case "blank" -> in = c == ' ' || c == '\t';
                case "cntrl" -> in = c < ' ' || c == 127;
                case "digit" -> in = digit;
                case "graph" -> in = graph;
                case "lower" -> in = lower;
                case "print" -> in = graph || c == ' ';
                case "punct" -> in = graph && !upper && !lower && !digit;
                case "space" -> in = c == ' ' || (c >= '\t' && c <= '\r');
                case "upper" -> in = upper || (foldCase && lower);
                case "xdigit" -> in = digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                default -> {
                    return false;
                }
            }
            if (in) {
                chars.set(c);
            }
        }
        return true;
    }
}
