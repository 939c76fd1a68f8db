package dev.loginsight.api.dashboard;

import java.util.ArrayList;
import java.util.List;

/**
 * Colours source text by its words alone, one pass, no backtracking. A piece out of the middle of a file is the usual case: a first
 * line that continues a block comment is recognised by its star.
 */
final class Highlighter {
    private final String text;
    private final Grammar grammar;
    private final List<List<Token>> lines = new ArrayList<>();
    private List<Token> line = new ArrayList<>();
    private int at;

    private Highlighter(String text, Grammar grammar) {
        this.text = text;
        this.grammar = grammar;
    }

    /** The text's lines, each as pieces that together are the line. */
    static List<List<Token>> lines(String text, String file) {
        return new Highlighter(text, Grammar.of(file)).run();
    }

    private List<List<Token>> run() {
        if (grammar.keywords().isEmpty()) {
            take(Token.PLAIN, text.length());
        } else if (beginsWithinComment()) {
            take(Token.COMMENT, endOf("*/", 0));
        }
        while (at < text.length()) {
            next();
        }
        lines.add(line);
        return lines;
    }

    private boolean beginsWithinComment() {
        int close = text.indexOf("*/");
        int open = text.indexOf("/*");
        boolean star = text.stripLeading().startsWith("*");
        return grammar.blockComments() && close >= 0 && star && (open < 0 || close < open);
    }

    private void next() {
        char c = text.charAt(at);
        if (grammar.blockComments() && text.startsWith("/*", at)) {
            take(Token.COMMENT, endOf("*/", at + 2));
        } else if (grammar.lineComments().stream().anyMatch(begin -> text.startsWith(begin, at))) {
            take(Token.COMMENT, endOfLine(at));
        } else if (grammar.tripleQuotes() && (text.startsWith("\"\"\"", at) || text.startsWith("'''", at))) {
            take(Token.STRING, endOf(text.substring(at, at + 3), at + 3));
        } else if (grammar.quotes().indexOf(c) >= 0) {
            take(Token.STRING, endOfString(c));
        } else if (Character.isDigit(c)) {
            take(Token.NUMBER, endOfWord(at, true));
        } else if (c == '@' && at + 1 < text.length() && Character.isJavaIdentifierStart(text.charAt(at + 1))) {
            take(Token.ANNOTATION, endOfWord(at + 1, true));
        } else if (Character.isJavaIdentifierStart(c)) {
            takeWord();
        } else {
            take(Token.PLAIN, at + 1);
        }
    }

    private void takeWord() {
        int end = endOfWord(at, false);
        String word = text.substring(at, end);
        if (grammar.keywords().contains(word)) {
            take(Token.KEYWORD, end);
        } else if (end < text.length() && text.charAt(end) == '(') {
            take(Token.CALL, end);
        } else if (Character.isUpperCase(word.charAt(0)) && word.length() > 1 && grammar.blockComments()) {
            take(Token.TYPE, end);
        } else {
            take(Token.PLAIN, end);
        }
    }

    private int endOfWord(int from, boolean dots) {
        int end = from;
        while (end < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(end)) || dots && text.charAt(end) == '.')) {
            end++;
        }
        return Math.max(end, from + 1);
    }

    private int endOfString(char quote) {
        boolean overLines = grammar.multiline().indexOf(quote) >= 0;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                i++;
            } else if (c == quote) {
                return i + 1;
            } else if (c == '\n' && !overLines) {
                return i;
            }
        }
        return text.length();
    }

    private int endOf(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private int endOfLine(int from) {
        int found = text.indexOf('\n', from);
        return found < 0 ? text.length() : found;
    }

    private void take(String kind, int end) {
        int begin = at;
        for (int i = at; i < end; i++) {
            if (text.charAt(i) == '\n') {
                add(kind, text.substring(begin, i));
                lines.add(line);
                line = new ArrayList<>();
                begin = i + 1;
            }
        }
        add(kind, text.substring(begin, end));
        at = end;
    }

    /** Neighbours of one kind become one piece. */
    private void add(String kind, String piece) {
        if (piece.isEmpty()) {
            return;
        }
        if (!line.isEmpty() && line.getLast().kind().equals(kind)) {
            line.set(line.size() - 1, new Token(kind, line.getLast().text() + piece));
        } else {
            line.add(new Token(kind, piece));
        }
    }
}
