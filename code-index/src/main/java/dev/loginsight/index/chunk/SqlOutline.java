package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a SQL script creates or alters. Read without a grammar: no grammar knows the dialects of all databases, and one that stumbles over
 * a procedure loses it, while all of them begin a definition with {@code CREATE} at the start of a line.
 */
final class SqlOutline {
    private static final Pattern CREATE = Pattern.compile(
            "CREATE\\s+(?:OR\\s+(?:REPLACE|ALTER)\\s+)?(?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED|MATERIALIZED|RECURSIVE|FORCE|EDITIONABLE"
                    + "|CONSTRAINT|EXTERNAL|FOREIGN|DEFINER\\s*=\\s*\\S+)\\s+){0,4}"
                    + "(TABLE|VIEW|TYPE|DOMAIN|FUNCTION|PROCEDURE|PROC|TRIGGER|PACKAGE(?:\\s+BODY)?)\\s+"
                    + "(?:IF\\s+NOT\\s+EXISTS\\s+)?((?:(?:[\"`\\[][^\"`\\]\\n]{1,80}[\"`\\]]|[\\w$#]{1,80})\\.?){1,4})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SEPARATES =
            Pattern.compile("(?:CREATE|GO|DELIMITER)\\b|/\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGINS = Pattern.compile(
            "(?:ALTER|DROP|INSERT|UPDATE|DELETE|SELECT|GRANT|REVOKE|COMMENT|SET|USE|COMMIT|MERGE|TRUNCATE|CALL|EXEC|WITH)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_WORD = 16;
    private static final int LONGEST_HEAD = 400;

    private final Text text;
    private final String source;
    private final List<Declaration> found = new ArrayList<>();
    private int lead = -1;

    private SqlOutline(Text text) {
        this.text = text;
        this.source = text.parseable();
    }

    static List<Declaration> of(Text text) {
        return new SqlOutline(text).definitions();
    }

    private List<Declaration> definitions() {
        int last = text.line(text.length());
        for (int line = 1; line <= last; ) {
            int start = text.lineStart(line);
            int end = text.lineStart(line + 1);
            int first = text.skipBlank(start, end);
            int comment = SqlLexer.comment(source, first);
            if (first == end || comment > first) {
                lead = first < end && lead < 0 ? first : lead;
                line = first == end ? line + 1 : text.line(comment - 1) + 1;
                continue;
            }
            line = definition(first, line);
            lead = -1;
        }
        return found;
    }

    /** The line after what begins here, be it a definition or some other line. */
    private int definition(int start, int line) {
        Matcher create = create(start);
        if (create == null) {
            return Math.max(line, text.line(SqlLexer.lineEnd(source, start) - 1)) + 1;
        }
        int end = end(start, body(create.group(1)));
        String name =
                text.substring(create.start(2) + start, create.end(2) + start).replaceAll("[\"`\\[\\]]", "");
        found.add(Declaration.leaf(kind(create.group(1)), name, lead < 0 ? start : lead, end));
        return Math.max(line, text.line(Math.max(start, end - 1))) + 1;
    }

    private @Nullable Matcher create(int start) {
        Matcher create = CREATE.matcher(source.substring(start, Math.min(source.length(), start + LONGEST_HEAD)));
        return create.lookingAt() ? create : null;
    }

    private static boolean body(String what) {
        String upper = what.toUpperCase(Locale.ROOT);
        return upper.startsWith("PROC")
                || upper.equals("FUNCTION")
                || upper.equals("TRIGGER")
                || upper.startsWith("PACKAGE");
    }

    private static ChunkKind kind(String what) {
        return body(what) ? ChunkKind.FUNCTION : ChunkKind.TYPE;
    }

    /**
     * A definition ends with a semicolon, a routine with the last one before something new begins: semicolons are in its body, too. Either
     * ends where a line without indentation begins another definition or a batch, since not every dialect wants semicolons.
     */
    private int end(int start, boolean routine) {
        boolean closed = false;
        int line = start;
        while (line < source.length()) {
            if (line > start && begins(line, closed)) {
                return text.trimEnd(start, line);
            }
            int next = SqlLexer.lineEnd(source, line);
            int semicolon = routine ? -1 : SqlLexer.semicolon(source, line, next);
            if (semicolon >= 0) {
                return semicolon;
            }
            closed = text.isBlank(line, next) ? closed : source.charAt(text.trimEnd(line, next) - 1) == ';';
            line = next;
        }
        return text.trimEnd(start, source.length());
    }

    private boolean begins(int line, boolean closed) {
        String head = source.substring(line, Math.min(source.length(), line + LONGEST_WORD));
        return SEPARATES.matcher(head).lookingAt()
                || closed && (BEGINS.matcher(head).lookingAt() || SqlLexer.comment(source, line) > line);
    }
}
