package dev.loginsight.index.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of source as words, numbers, literals and punctuation, comments left out. It reads what the C family and Python have in
 * common, never fails, and is a thousand times cheaper than a parser: enough to see calls, assignments and throws.
 */
public final class Tokens {
    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        MARK
    }

    /** @param line 1-based, in the file; of a literal its first */
    public record Token(Kind kind, String text, int line) {
        public boolean is(String other) {
            return text.equals(other) && kind != Kind.STRING;
        }

        public boolean isWord() {
            return kind == Kind.WORD;
        }
    }

    private static final Token NOTHING = new Token(Kind.MARK, "", 0);
    private static final String TWO_CHARACTER_MARKS = "== != <= >= && || ++ -- += -= *= /= -> => :: := ?. ?: !!";

    private final String source;
    private final boolean hashComments;
    private final List<Token> list = new ArrayList<>();
    private int at;
    private int line;

    private Tokens(String source, int firstLine, String language) {
        this.source = source;
        this.line = firstLine;
        this.hashComments = language.equals("python") || language.equals("ruby");
    }

    public static List<Token> of(String source, int firstLine, String language) {
        Tokens tokens = new Tokens(source, firstLine, language);
        tokens.read();
        return tokens.list;
    }

    /** The token there, or an empty one outside the list. */
    public static Token get(List<Token> tokens, int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NOTHING;
    }

    private void read() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (c <= ' ') {
                at++;
            } else if (source.startsWith("//", at) || c == '#' && hashComments) {
                skipTo("\n");
            } else if (source.startsWith("/*", at)) {
                at += 2;
                skipTo("*/");
                at = Math.min(source.length(), at + 2);
            } else if (c == '"' || c == '\'' || c == '`') {
                literal(c);
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else if (c >= '0' && c <= '9') {
                number();
            } else {
                mark();
            }
        }
    }

    private void skipTo(String end) {
        while (at < source.length() && !source.startsWith(end, at)) {
            if (source.charAt(at) == '\n') {
                line++;
            }
            at++;
        }
    }

    private void literal(char quote) {
        int first = line;
        String triple = String.valueOf(quote).repeat(3);
        if (quote != '`' && source.startsWith(triple, at)) {
            int start = at + 3;
            at = start;
            skipTo(triple);
            list.add(new Token(Kind.STRING, source.substring(start, Math.min(at, source.length())), first));
            at = Math.min(source.length(), at + 3);
            return;
        }
        int start = ++at;
        while (at < source.length() && source.charAt(at) != quote) {
            char c = source.charAt(at);
            if (c == '\n') {
                if (quote != '`') {
                    break; // not closed: an apostrophe in a text
                }
                line++;
            }
            at += c == '\\' ? 2 : 1;
        }
        int end = Math.min(at, source.length());
        list.add(new Token(Kind.STRING, source.substring(Math.min(start, end), end), first));
        at = Math.min(source.length(), end + (end < source.length() && source.charAt(end) == quote ? 1 : 0));
    }

    private void word() {
        int start = at;
        while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
            at++;
        }
        list.add(new Token(Kind.WORD, source.substring(start, at), line));
    }

    private void number() {
        int start = at;
        while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
            at++;
        }
        list.add(new Token(Kind.NUMBER, source.substring(start, at), line));
    }

    private void mark() {
        boolean two = at + 1 < source.length()
                && source.charAt(at + 1) > ' '
                && TWO_CHARACTER_MARKS.contains(source.substring(at, at + 2));
        list.add(new Token(Kind.MARK, source.substring(at, at + (two ? 2 : 1)), line));
        at += two ? 2 : 1;
    }
}
