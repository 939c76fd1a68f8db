package dev.loginsight.index.chunk;

/** Finds the ends of comments in languages of C's family. */
final class Comments {
    private Comments() {}

    /** Offset after the comment that begins here, its line end not included; {@code offset} itself if none begins here. */
    static int end(String text, int offset) {
        if (text.startsWith("//", offset)) {
            int end = text.indexOf('\n', offset);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", offset)) {
            int end = text.indexOf("*/", offset + 2);
            return end < 0 ? text.length() : end + 2;
        }
        return offset;
    }

    /**
     * Extends the end of a declaration over a separator and the comments behind it, if they end the line: what stands there
     * explains what is before it, not what comes next.
     */
    static int trailing(String text, int end) {
        int at = end;
        int last = end;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            int after = end(text, at);
            if (after > at) {
                if (text.substring(at, after).indexOf('\n') >= 0) {
                    return end;
                }
                last = after;
                at = after;
            } else if (c <= ' ' || c == ',' || c == ';') {
                at++;
                last = c <= ' ' ? last : at;
            } else {
                return end;
            }
        }
        return last;
    }
}
