package dev.loginsight.index.search;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text, ended by {@code \n}, {@code \r\n} or {@code \r}. By hand, since in a short command an expression is only interpreted. */
final class Lines {
    private Lines() {}

    /** Without their ends; a text that ends with one has an empty last line. */
    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = nextEnd(text, 0); end < text.length(); end = nextEnd(text, start)) {
            lines.add(text.substring(start, end));
            boolean both = text.charAt(end) == '\r' && end + 1 < text.length() && text.charAt(end + 1) == '\n';
            start = end + (both ? 2 : 1);
        }
        lines.add(text.substring(start));
        return lines;
    }

    private static int nextEnd(String text, int from) {
        int newline = text.indexOf('\n', from);
        int end = newline < 0 ? text.length() : newline;
        int carriageReturn = text.indexOf('\r', from, end);
        return carriageReturn < 0 ? end : carriageReturn;
    }
}
