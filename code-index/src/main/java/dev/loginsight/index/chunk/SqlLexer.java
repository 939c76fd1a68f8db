package dev.loginsight.index.chunk;

/** Finds its way over SQL's comments and quoted texts, those in dollar signs included. All answers are offsets. */
final class SqlLexer {
    private static final int LONGEST_TAG = 64;

    private SqlLexer() {}

    /** After the comment that begins here; {@code at} itself if none does. */
    static int comment(String sql, int at) {
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end;
        }
        if (sql.startsWith("/*", at)) {
            int end = sql.indexOf("*/", at + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        return at;
    }

    /** After the next semicolon before {@code to} that is code; -1 if there is none. */
    static int semicolon(String sql, int from, int to) {
        return after(sql, from, to, ';');
    }

    /** After the next line end that is in no comment or text; the length if there is none. */
    static int lineEnd(String sql, int from) {
        int end = after(sql, from, sql.length(), '\n');
        return end < 0 ? sql.length() : end;
    }

    private static int after(String sql, int from, int to, char wanted) {
        int at = from;
        while (at < to) {
            char c = sql.charAt(at);
            int skipped = c == '-' || c == '/' ? comment(sql, at) : quoted(sql, at, c);
            if (skipped > at) {
                at = skipped;
            } else if (c == wanted) {
                return at + 1;
            } else {
                at++;
            }
        }
        return -1;
    }

    private static int quoted(String sql, int at, char c) {
        String close = c == '\'' || c == '"' || c == '`' ? String.valueOf(c) : c == '$' ? tag(sql, at) : "";
        if (close.isEmpty()) {
            return at;
        }
        int end = sql.indexOf(close, at + close.length());
        return end < 0 ? sql.length() : end + close.length();
    }

    /** {@code $$} or {@code $body$}; empty if the dollar sign begins none. */
    private static String tag(String sql, int at) {
        int end = at + 1;
        int limit = Math.min(sql.length(), at + LONGEST_TAG);
        while (end < limit && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        return end < sql.length() && sql.charAt(end) == '$' ? sql.substring(at, end + 1) : "";
    }
}
