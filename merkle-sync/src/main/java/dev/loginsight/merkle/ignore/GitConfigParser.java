package dev.loginsight.merkle.ignore;

import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Reads the syntax of git-config(1): sections with quoted subsections, comments, quotes, escapes and continued lines. A line that makes
 * no sense is left out.
 */
final class GitConfigParser {
    private final String text;
    private final BiConsumer<String, String> sink;
    private String section = "";
    private int at;

    /** @param sink takes {@code section[.subsection].name} and the value; a name without a value has {@code true} */
    GitConfigParser(String text, BiConsumer<String, String> sink) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.sink = sink;
    }

    void parse() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#' || c == ';') {
                skipLine();
            } else if (c == '[') {
                section();
            } else {
                variable();
            }
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private void section() {
        at++;
        int start = at;
        while (at < text.length() && "]\"\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        section = text.substring(start, at).strip().toLowerCase(Locale.ROOT);
        if (at < text.length() && text.charAt(at) == '"') {
            section += "." + subsection();
        }
        while (at < text.length() && text.charAt(at) != ']' && text.charAt(at) != '\n') {
            at++;
        }
        at++;
    }

    private String subsection() {
        StringBuilder name = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at));
        }
        return name.toString();
    }

    private void variable() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        String name = text.substring(start, at).toLowerCase(Locale.ROOT);
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        boolean hasValue = at < text.length() && text.charAt(at) == '=';
        if (hasValue) {
            at++;
        }
        String value = hasValue ? value() : "true";
        if (!hasValue) {
            skipLine();
        }
        if (!name.isEmpty()) {
            sink.accept(section + "." + name, value);
        }
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int kept = 0;
        for (; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
                kept = value.length();
            } else if (c == '\\' && at + 1 < text.length()) {
                at++;
                kept = escape(value, kept);
            } else if (!quoted && (c == '#' || c == ';')) {
                skipLine();
                at--;
                break;
            } else if (quoted || !Character.isWhitespace(c)) {
                value.append(c);
                kept = value.length();
            } else if (!value.isEmpty()) {
                value.append(c);
            }
        }
        at++;
        return value.substring(0, kept);
    }

    /** Appends what the escaped char stands for; gives the length that trailing blanks may not be cut below. */
    private int escape(StringBuilder value, int kept) {
        char c = text.charAt(at);
        if (c == '\r' && text.startsWith("\n", at + 1)) {
            at++;
            return kept;
        }
        if (c == '\n') {
            return kept;
        }
        value.append(
                switch (c) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    default -> c;
                });
        return value.length();
    }
}
