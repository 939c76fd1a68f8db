package dev.loginsight.index.facts;

import dev.loginsight.index.facts.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The types that the head of a type names as what it extends, implements or mixes in. */
final class Supertypes {
    private static final Set<String> WORDS = Set.of("extends", "implements", "with");
    private static final Set<String> COLON_LANGUAGES =
            Set.of("kotlin", "csharp", "swift", "cpp", "rust", "objectivec", "scala");
    private static final Set<String> NO_TYPES = Set.of("public", "private", "protected", "virtual", "by");
    private static final Set<String> END_OF_LIST = Set.of("{", ";", "where", "permits");
    private static final Set<String> SEPARATORS = Set.of(",", "+", "&");

    private final List<Token> tokens;
    private final List<String> found = new ArrayList<>();

    private Supertypes(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Simple names, in order. */
    static List<String> in(List<Token> tokens, String type, String language) {
        Supertypes supertypes = new Supertypes(tokens);
        int name = supertypes.find(type);
        if (name >= 0) {
            supertypes.read(name + 1, language);
        }
        return supertypes.found;
    }

    private Token token(int i) {
        return Tokens.get(tokens, i);
    }

    private int find(String type) {
        for (int i = 0; i < tokens.size(); i++) {
            if (token(i).is(type) && !token(i - 1).is("@")) {
                return i;
            }
        }
        return -1;
    }

    private void read(int from, String language) {
        int i = pastBrackets(from, "<", ">");
        if (language.equals("python")) {
            arguments(i);
            return;
        }
        if (language.equals("ruby")) {
            if (token(from).is("<")) {
                list(from + 1);
            }
            return;
        }
        i = pastBrackets(i, "(", ")"); // the components of a record, a constructor's parameters
        boolean colon = COLON_LANGUAGES.contains(language);
        while (i < tokens.size() && !END_OF_LIST.contains(token(i).text())) {
            boolean begins = WORDS.contains(token(i).text()) || colon && token(i).is(":");
            i = begins ? list(i + 1) : i + 1;
        }
    }

    /** {@code (A, b.C, metaclass=D)}. */
    private void arguments(int open) {
        int close = token(open).is("(") ? pastBrackets(open, "(", ")") - 1 : open;
        for (int i = open + 1; i < close; i++) {
            boolean first = i == open + 1 || token(i - 1).is(",");
            if (first && token(i).isWord() && !token(i + 1).is("=")) {
                i = type(i) - 1;
            }
        }
    }

    /** @return where the list ends */
    private int list(int from) {
        int i = from;
        while (i < tokens.size() && !END_OF_LIST.contains(token(i).text()) && !WORDS.contains(token(i).text())) {
            boolean type = token(i).isWord() && !NO_TYPES.contains(token(i).text());
            if (type) {
                i = type(i);
                while (i < tokens.size()
                        && !SEPARATORS.contains(token(i).text())
                        && !END_OF_LIST.contains(token(i).text())
                        && !WORDS.contains(token(i).text())) {
                    i++;
                }
            } else {
                i++;
            }
        }
        return i;
    }

    /** Notes the last word of {@code a.b.C<D>(e)}. @return where the next token is */
    private int type(int from) {
        int i = from;
        while (token(i + 1).is(".") || token(i + 1).is("::")) {
            if (!token(i + 2).isWord()) {
                break;
            }
            i += 2;
        }
        found.add(token(i).text());
        return pastBrackets(pastBrackets(i + 1, "<", ">"), "(", ")");
    }

    /** Behind the bracket that closes the one at an index; the index itself where none stands. */
    private int pastBrackets(int at, String open, String close) {
        if (!token(at).is(open)) {
            return at;
        }
        int depth = 0;
        for (int i = at; i < tokens.size(); i++) {
            depth += token(i).is(open) ? 1 : token(i).is(close) ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }
}
