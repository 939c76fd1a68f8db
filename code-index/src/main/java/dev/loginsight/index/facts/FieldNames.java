package dev.loginsight.index.facts;

import dev.loginsight.index.facts.Tokens.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names and simple types of declared fields. */
final class FieldNames {
    private static final Set<String> MODIFIERS = Set.of(
            "private",
            "public",
            "protected",
            "static",
            "final",
            "volatile",
            "transient",
            "val",
            "var",
            "let",
            "const",
            "lateinit",
            "readonly",
            "override");

    private FieldNames() {}

    /** Of a group of field declarations. */
    static Map<String, String> read(List<Token> group) {
        return read(group, 0, Integer.MAX_VALUE);
    }

    /** The components of a record, which are fields too; empty for other types. */
    static Map<String, String> components(List<Token> tokens, String simpleName) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean header =
                    tokens.get(i).is(simpleName) && Tokens.get(tokens, i - 1).is("record");
            if (header && Tokens.get(tokens, i + 1).is("(")) {
                return read(tokens, i + 2, tokens.size());
            }
        }
        return Map.of();
    }

    /** A name is a word before {@code = ; , )} outside brackets; its type the word before it, past type arguments. */
    private static Map<String, String> read(List<Token> tokens, int from, int to) {
        Map<String, String> fields = new LinkedHashMap<>();
        int depth = 0;
        String type = "";
        boolean initialiser = false;
        for (int i = from; i < Math.min(to, tokens.size()); i++) {
            Token token = tokens.get(i);
            if (token.is("(") || token.is("{") || token.is("[") || token.is("<") && !initialiser) {
                depth++;
            } else if (token.is(")") || token.is("}") || token.is("]") || token.is(">") && !initialiser) {
                depth--;
                if (depth < 0) {
                    break;
                }
            } else if (depth == 0 && token.is(";")) {
                initialiser = false;
                type = "";
            } else if (depth == 0 && token.is(",")) {
                initialiser = false;
            } else if (depth == 0 && token.is("=")) {
                initialiser = true;
            } else if (depth == 0 && !initialiser && token.isWord() && !MODIFIERS.contains(token.text())) {
                Token next = Tokens.get(tokens, i + 1);
                if (next.is("=") || next.is(";") || next.is(",") || next.is(")") || next.is(":")) {
                    fields.put(
                            token.text(),
                            next.is(":") ? Tokens.get(tokens, i + 2).text() : type);
                } else {
                    type = token.text();
                }
            }
        }
        return fields;
    }
}
