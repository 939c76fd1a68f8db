package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.Place;
import dev.loginsight.index.facts.Tokens;
import dev.loginsight.index.facts.Tokens.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Methods of anonymous classes that a field is initialised with: no declarations of the index, but where a frame may lie. */
final class InnerMethods {
    private InnerMethods() {}

    /** The method of this name around the line, as a declaration of the enclosing type; the member itself if there is none. */
    static Member at(Member member, String method, int line) {
        if (member.isCode() || method.isEmpty()) {
            return member;
        }
        List<Token> tokens = Tokens.of(member.text(), member.firstLine(), member.language());
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(method) && Tokens.get(tokens, i + 1).is("(")) {
                int open = firstBrace(tokens, i + 1);
                int close = open < 0 ? -1 : closing(tokens, open);
                boolean around = close >= 0
                        && tokens.get(i).line() <= line
                        && tokens.get(close).line() >= line;
                if (around) {
                    return inner(
                            member, method, start(tokens, i), tokens.get(close).line());
                }
            }
        }
        return member;
    }

    /** A call ends with a semicolon before any brace opens a body. */
    private static int firstBrace(List<Token> tokens, int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is("{")) {
                return i;
            }
            if (depth < 0 || depth == 0 && token.is(";")) {
                return -1;
            }
        }
        return -1;
    }

    private static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("{") ? 1 : tokens.get(i).is("}") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The line its modifiers and annotations begin on. */
    private static int start(List<Token> tokens, int name) {
        int i = name;
        while (i > 0
                && !tokens.get(i - 1).is("{")
                && !tokens.get(i - 1).is("}")
                && !tokens.get(i - 1).is(";")) {
            i--;
        }
        return tokens.get(i).line();
    }

    private static Member inner(Member member, String method, int first, int last) {
        List<String> lines = new ArrayList<>(Arrays.asList(member.text().split("\n", -1)));
        int from = first - member.firstLine();
        int to = Math.min(lines.size(), last - member.firstLine() + 1);
        String symbol = member.type().isEmpty() ? method : member.type() + "#" + method;
        return Member.of(
                new Place(member.file(), first, last, symbol),
                ChunkKind.METHOD,
                member.language(),
                String.join("\n", lines.subList(from, to)) + "\n",
                first,
                member.id() + ":" + first);
    }
}
