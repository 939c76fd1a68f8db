package dev.loginsight.index.indexing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of texts, whole numbers and nulls. Every query reads one, and a JSON library's start would cost it more than the
 * search.
 */
final class FlatJson {
    private final String json;
    private int at;

    private FlatJson(String json) {
        this.json = json;
    }

    static String write(Map<String, @Nullable Object> values) {
        StringBuilder out = new StringBuilder("{");
        values.forEach((key, value) -> {
            out.append(out.length() == 1 ? "\n  " : ",\n  ");
            quote(out, key);
            out.append(": ");
            if (value instanceof String text) {
                quote(out, text);
            } else {
                out.append(value);
            }
        });
        return out.append("\n}\n").toString();
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /**
     * Texts come as {@link String}, numbers as {@link Long}; keys whose value is null are absent.
     *
     * @throws IllegalArgumentException with half a sentence, if it is anything else
     */
    static Map<String, Object> parse(String json) {
        FlatJson parser = new FlatJson(json);
        Map<String, Object> values = parser.object();
        parser.skipBlank();
        if (parser.at < json.length()) {
            throw parser.expected("its end");
        }
        return values;
    }

    private Map<String, Object> object() {
        Map<String, Object> values = new LinkedHashMap<>();
        expect('{');
        if (next() == '}') {
            at++;
            return values;
        }
        while (true) {
            next();
            String key = text();
            expect(':');
            Object value = value();
            if (value != null) {
                values.put(key, value);
            }
            if (next() == '}') {
                at++;
                return values;
            }
            expect(',');
        }
    }

    private @Nullable Object value() {
        char c = next();
        if (c == '"') {
            return text();
        }
        if (json.startsWith("null", at)) {
            at += 4;
            return null;
        }
        int start = at;
        while (at < json.length() && "-0123456789".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        if (start == at) {
            throw expected("a text, a whole number or null");
        }
        return Long.valueOf(json.substring(start, at));
    }

    private String text() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (at < json.length() && json.charAt(at) != '"') {
            char c = json.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return out.toString();
    }

    private char escaped() {
        char c = at < json.length() ? json.charAt(at++) : 0;
        if (c == '"' || c == '\\' || c == '/') {
            return c;
        }
        if (c == 'u' && at + 4 <= json.length()) {
            at += 4;
            return (char) Integer.parseInt(json.substring(at - 4, at), 16);
        }
        throw expected("a known escape");
    }

    private void expect(char c) {
        if (next() != c) {
            throw expected("'" + c + "'");
        }
        at++;
    }

    /** The next character that is not white space, 0 at the end; it stays to be read. */
    private char next() {
        skipBlank();
        return at < json.length() ? json.charAt(at) : 0;
    }

    private void skipBlank() {
        while (at < json.length() && json.charAt(at) <= ' ') {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("expected " + what + " at character " + at);
    }
}
