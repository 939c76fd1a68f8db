package dev.loginsight.index.facts;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeFacts;
import dev.loginsight.core.code.CodeFacts.Access;
import dev.loginsight.core.code.CodeFacts.Call;
import dev.loginsight.core.code.CodeFacts.Lines;
import dev.loginsight.core.code.CodeFacts.Literal;
import dev.loginsight.core.code.CodeFacts.Throw;
import dev.loginsight.core.code.CodeFacts.Use;
import dev.loginsight.core.code.Place;
import dev.loginsight.index.facts.Tokens.Kind;
import dev.loginsight.index.facts.Tokens.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads from a declaration's text, without a parser, what it calls, creates, assigns, reads and throws, and on which lines. Parsers say
 * where declarations begin and end; inside them the tokens tell enough, for every language in the same way. Made for Java and good
 * enough for its relatives.
 */
public final class FactsReader {
    /** Languages that are written in the tokens of {@link Tokens}. */
    private static final Set<String> LANGUAGES = Set.of(
            "java",
            "kotlin",
            "scala",
            "groovy",
            "python",
            "javascript",
            "typescript",
            "tsx",
            "go",
            "rust",
            "c",
            "cpp",
            "csharp",
            "ruby",
            "php",
            "swift",
            "dart",
            "objectivec");

    private static final int LONGEST_LITERAL = 200;
    /** Names of one line that are compared, so that a line without end costs no square of its length. */
    private static final int MOST_COMPARED = 64;

    private static final Set<String> STATEMENT_WORDS =
            Set.of("if", "for", "while", "do", "switch", "try", "synchronized", "when", "with", "foreach");
    private static final Set<String> NO_CALL = Set.of(
            "if",
            "for",
            "while",
            "switch",
            "catch",
            "synchronized",
            "return",
            "throw",
            "assert",
            "when",
            "with",
            "super",
            "this",
            "function",
            "func",
            "def",
            "fun",
            "elif",
            "except",
            "print",
            "and",
            "or",
            "not",
            "in",
            "is",
            "else",
            "try",
            "yield",
            "await");
    private static final Set<String> THROWS = Set.of("throw", "raise", "panic");
    private static final Set<String> NO_SEMICOLONS =
            Set.of("python", "kotlin", "go", "scala", "groovy", "ruby", "swift");
    private static final Set<String> LINES_END_STATEMENTS =
            Set.of("python", "kotlin", "go", "scala", "groovy", "ruby", "swift", "javascript", "typescript", "tsx");
    /** At the end or the beginning of a line they tell that the statement goes on. */
    private static final Set<String> JOINS_LINES =
            Set.of("+", "-", "=", ",", ".", "?.", "||", "&&", "?", "(", "[", "\\", "->", "=>");

    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", ":=", "++", "--");
    /** What stands between words in type arguments. */
    private static final Set<String> TYPE_MARKS = Set.of("<", ">", ",", ".", "?", "&", "[", "]");

    private static final Set<String> NOT_A_TYPE = Set.of(
            "return",
            "throw",
            "new",
            "else",
            "case",
            "import",
            "package",
            "extends",
            "implements",
            "instanceof",
            "in",
            "is",
            "not",
            "and",
            "or",
            "final",
            "static",
            "public",
            "private",
            "protected",
            "await",
            "yield",
            "const",
            "let",
            "goto",
            "assert");

    private final Place place;
    private final ChunkKind kind;
    private final String language;
    private final List<Token> tokens;
    /** For every bracket the index of its partner, -1 without one. */
    private final int[] match;
    /** For every token the index of the innermost bracket around it, -1 outside all. */
    private final int[] enclosing;

    private final int bodyStart;
    private final List<Throw> thrown = new ArrayList<>();
    private final List<Lines> catches = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<Literal> literals = new ArrayList<>();
    private int statements;
    private int parameters;
    private boolean varargs;
    private boolean body;

    private FactsReader(Place place, ChunkKind kind, String language, List<Token> tokens) {
        this.place = place;
        this.kind = kind;
        this.language = language;
        this.tokens = tokens;
        this.match = new int[tokens.size()];
        this.enclosing = new int[tokens.size()];
        pairBrackets();
        this.bodyStart = isCode() ? bodyStart() : 0;
    }

    /** Whether declarations of this language, by its lower-case name, are worth reading. */
    public static boolean reads(String language) {
        return LANGUAGES.contains(language);
    }

    /**
     * @param text of the declaration; of a type what introduces it
     * @param firstLine 1-based line of the text's first character
     */
    public static CodeFacts read(Place place, ChunkKind kind, String language, String text, int firstLine) {
        return new FactsReader(place, kind, language, Tokens.of(text, firstLine, language)).read();
    }

    private boolean isCode() {
        return switch (kind) {
            case METHOD, CONSTRUCTOR, FUNCTION, INITIALIZER -> true;
            default -> false;
        };
    }

    /** Pairs brackets, and notes for every token the innermost bracket that is open there. */
    private void pairBrackets() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < match.length; i++) {
            match[i] = -1;
            enclosing[i] = open.isEmpty() ? -1 : open.getLast();
            String text = tokens.get(i).kind() == Kind.MARK ? tokens.get(i).text() : "";
            if (text.equals("(") || text.equals("{") || text.equals("[")) {
                open.add(i);
            } else if ((text.equals(")") || text.equals("}") || text.equals("]")) && !open.isEmpty()) {
                int partner = open.removeLast();
                match[partner] = i;
                match[i] = partner;
            }
        }
    }

    private Token token(int i) {
        return Tokens.get(tokens, i);
    }

    /** After the parameters: annotations may have parentheses of their own, so the method's name is looked for. */
    private int bodyStart() {
        String name = name();
        for (int i = 0; i < tokens.size(); i++) {
            if (token(i).is(name) && token(i + 1).is("(") && match[i + 1] > 0) {
                readParameters(i + 2, match[i + 1]);
                return match[i + 1] + 1;
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (token(i).is("{")) {
                return i;
            }
        }
        return 0;
    }

    private void readParameters(int from, int to) {
        int typeArguments = 0;
        for (int i = from; i < to; i++) {
            typeArguments += token(i).is("<") ? 1 : token(i).is(">") ? -1 : 0;
            boolean last = (token(i + 1).is(",") || i + 1 == to) && enclosing[i] == from - 1 && typeArguments == 0;
            if (last && token(i).isWord()) {
                variables.put(token(i).text(), typeBefore(i));
                parameters++;
            }
            varargs |= token(i).is(".") && token(i + 1).is(".") && token(i + 2).is(".");
        }
    }

    /** The simple name of the type that stands before a declared name: {@code Map} in {@code Map<String, X>[] name}. */
    private String typeBefore(int name) {
        int i = name - 1;
        while (token(i).is("]") || token(i).is("[") || token(i).is(".")) {
            i--;
        }
        if (token(i).is(">")) {
            int depth = 0;
            for (; i >= 0; i--) {
                depth += token(i).is(">") ? 1 : token(i).is("<") ? -1 : 0;
                if (depth == 0) {
                    i--;
                    break;
                }
            }
        }
        return token(i).isWord() && !NOT_A_TYPE.contains(token(i).text()) ? token(i).text() : "";
    }

    /** A constructor's is its type's. */
    private String name() {
        String symbol = place.symbol();
        String simple = symbol.substring(1 + Math.max(symbol.lastIndexOf('#'), symbol.lastIndexOf('.')));
        if (!simple.equals("<init>")) {
            return simple;
        }
        String type = symbol.substring(0, symbol.lastIndexOf('#'));
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private CodeFacts read() {
        readNames(0, bodyStart);
        readBody();
        readLiterals();
        List<String> supertypes = kind == ChunkKind.TYPE ? Supertypes.in(tokens, name(), language) : List.of();
        if (kind == ChunkKind.TYPE) {
            variables.clear();
            variables.putAll(FieldNames.components(tokens, name()));
        } else if (kind == ChunkKind.FIELDS) {
            variables.clear();
            variables.putAll(FieldNames.read(tokens));
        }
        return new CodeFacts(
                place,
                returnType(),
                parameters,
                varargs,
                statements,
                body,
                supertypes,
                variables,
                calls,
                uses,
                thrown,
                catches,
                literals);
    }

    /** The types and annotations of a header. */
    private void readNames(int from, int to) {
        String name = name();
        for (int i = from; i < to; i++) {
            if (tokens.get(i).isWord() && !tokens.get(i).is(name)) {
                use(i, Access.READ);
            }
        }
    }

    private void use(int i, Access access) {
        Token token = tokens.get(i);
        if (Keywords.ALL.contains(token.text())) {
            return;
        }
        boolean qualified = isQualified(i);
        int oldest = Math.max(0, uses.size() - MOST_COMPARED);
        for (int known = uses.size() - 1; known >= oldest && uses.get(known).line() == token.line(); known--) {
            Use use = uses.get(known);
            if (use.access() == access
                    && use.qualified() == qualified
                    && use.name().equals(token.text())) {
                return;
            }
        }
        uses.add(new Use(token.text(), token.line(), access, qualified));
    }

    private boolean isQualified(int i) {
        Token before = token(i - 1);
        return before.is(".") || before.is("?.") || before.is("::") || before.is("->") && language.startsWith("c");
    }

    private void readBody() {
        body = !isJava();
        int codeLines = 0;
        int lastLine = -1;
        int semicolons = 0;
        int keywords = 0;
        for (int i = bodyStart; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            body |= token.is("{");
            if (token.isWord()) {
                codeLines += token.line() == lastLine ? 0 : 1;
                lastLine = token.line();
                keywords +=
                        STATEMENT_WORDS.contains(token.text()) && !token(i - 1).is(".") ? 1 : 0;
                word(i);
            } else if (token.is(";") && !insideParentheses(i)) {
                semicolons++;
            }
        }
        boolean lines = NO_SEMICOLONS.contains(language) || semicolons == 0 && codeLines > 0 && !isJava();
        statements = lines ? codeLines : semicolons + keywords;
    }

    private void readLiterals() {
        int statement = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean ends = token.is(";") || token.is("{") || token.is("}") || beginsStatement(i);
            if (ends && !literals.isEmpty() && literals.getLast().statement() == statement) {
                statement++;
            }
            if (token.kind() == Kind.STRING && !token.text().isBlank() && !isDocstring(i)) {
                String text = token.text();
                int end = Math.min(text.length(), LONGEST_LITERAL);
                literals.add(new Literal(text.substring(0, end), token.line(), statement));
            }
        }
    }

    /** Whether a token is the first of its line, in a language in which that ends what stands before, and nothing joins the two. */
    private boolean beginsStatement(int i) {
        Token before = token(i - 1);
        return LINES_END_STATEMENTS.contains(language)
                && i > 0
                && before.line() < token(i).line()
                && (enclosing[i] < 0 || tokens.get(enclosing[i]).is("{"))
                && !JOINS_LINES.contains(before.kind() == Kind.MARK ? before.text() : "")
                && !JOINS_LINES.contains(token(i).kind() == Kind.MARK ? token(i).text() : "");
    }

    /** A Python literal that is a statement by itself. */
    private boolean isDocstring(int i) {
        return language.equals("python")
                && enclosing[i] < 0
                && token(i - 1).line() < token(i).line()
                && (i + 1 == tokens.size()
                        || token(i + 1).line() > token(i).line()
                                && !JOINS_LINES.contains(token(i + 1).text()))
                && !JOINS_LINES.contains(
                        token(i - 1).kind() == Kind.MARK ? token(i - 1).text() : "");
    }

    private boolean isJava() {
        return language.equals("java");
    }

    /** Of a {@code for} header's semicolons the innermost open bracket is round. */
    private boolean insideParentheses(int i) {
        return enclosing[i] >= 0 && tokens.get(enclosing[i]).is("(");
    }

    private void word(int i) {
        Token token = tokens.get(i);
        if (THROWS.contains(token.text()) && !token(i - 1).is(".")) {
            thrown.add(new Throw(token.line(), endOfStatement(i), token(i + 1).is("new") ? typeAfterNew(i + 1) : ""));
        } else if (token.is("catch") || token.is("except")) {
            readCatch(i);
        }
        int open = afterTypeArguments(i + 1);
        boolean called = token(open).is("(")
                && !NO_CALL.contains(token.text())
                && (open == i + 1 || token(i - 1).is("new") || qualifiedNew(i - 1));
        if (called) {
            readCall(i, open);
        } else if (token(i - 1).is("::")) {
            calls.add(new Call(token.text(), token(i - 2).text(), "", -1, token.line(), token.is("new")));
        } else {
            use(i, access(i));
        }
        if (!called
                && token(i - 1).isWord() | token(i - 1).is(">") | token(i - 1).is("]")
                && declares(i)) {
            String type = typeBefore(i);
            if (!type.isEmpty() && Character.isUpperCase(type.charAt(0)) || type.equals("var")) {
                variables.putIfAbsent(token.text(), type.equals("var") ? typeOfInitialiser(i) : type);
            }
        }
    }

    private boolean declares(int i) {
        Token next = token(i + 1);
        return next.is("=") || next.is(";") || next.is(":") || next.is(",") || next.is(")") || next.is("->");
    }

    private String typeOfInitialiser(int i) {
        return token(i + 2).is("new") ? typeAfterNew(i + 2) : "";
    }

    private String typeAfterNew(int at) {
        int i = at + 1;
        while (token(i).isWord() && token(i + 1).is(".")) {
            i += 2;
        }
        return token(i).isWord() ? token(i).text() : "";
    }

    private int endOfStatement(int from) {
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(";") || token.is("}")) {
                return token.line();
            }
            if ((token.is("(") || token.is("{")) && match[i] > 0) {
                i = match[i];
                if (NO_SEMICOLONS.contains(language)) {
                    return tokens.get(i).line();
                }
            }
        }
        return tokens.getLast().line();
    }

    private void readCatch(int i) {
        int brace = token(i + 1).is("(") && match[i + 1] > 0 ? match[i + 1] + 1 : i + 1;
        if (token(brace).is("{") && match[brace] > 0) {
            catches.add(
                    new Lines(tokens.get(brace).line(), tokens.get(match[brace]).line()));
        }
    }

    /** Where {@code (} stands in {@code new Name<X>(...)}; the same index where no type arguments begin. */
    private int afterTypeArguments(int at) {
        int depth = 0;
        int i = at;
        for (; token(i).is("<") || depth > 0 && i < tokens.size(); i++) {
            depth += token(i).is("<") ? 1 : token(i).is(">") ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
            if (!token(i).isWord() && !TYPE_MARKS.contains(token(i).text())) {
                break; // a comparison
            }
        }
        return at;
    }

    private void readCall(int i, int open) {
        Token name = tokens.get(i);
        int before = i - 1;
        String receiver = "";
        String inner = "";
        boolean creates = false;
        if (token(before).is("new")) {
            creates = true;
        } else if (token(before).is(".")
                || token(before).is("?.")
                || token(before).is("::")) {
            Token owner = token(before - 1);
            if (owner.is(")") && match[before - 1] > 0) {
                receiver = "()";
                Token called = token(match[before - 1] - 1);
                inner = called.isWord() ? called.text() : "";
            } else {
                receiver = owner.isWord() ? owner.text() : "()";
                creates = qualifiedNew(before);
            }
        }
        calls.add(new Call(name.text(), receiver, inner, arguments(open), name.line(), creates));
    }

    /** {@code new a.b.C(...)}: the words before the dots lead back to {@code new}. */
    private boolean qualifiedNew(int dot) {
        int i = dot;
        while (token(i).is(".") && token(i - 1).isWord()) {
            i -= 2;
        }
        return token(i).is("new");
    }

    private int arguments(int open) {
        int close = match[open];
        if (close < 0 || close == open + 1) {
            return close < 0 ? -1 : 0;
        }
        int commas = 0;
        for (int i = open + 1; i < close; i++) {
            if ((token(i).is("(") || token(i).is("{") || token(i).is("[")) && match[i] > 0) {
                i = match[i];
            } else if (token(i).is(",")) {
                commas++;
            }
        }
        return commas + 1;
    }

    private Access access(int i) {
        int after = i + 1;
        while (token(after).is("[") && match[after] > 0) {
            after = match[after] + 1;
        }
        boolean assigned =
                ASSIGNMENTS.contains(token(after).text()) && token(after).kind() == Kind.MARK;
        if (!assigned && !token(i - 1).is("++") && !token(i - 1).is("--")) {
            return Access.READ;
        }
        boolean throughThis =
                token(i - 1).is(".") && (token(i - 2).is("this") || token(i - 2).is("self"));
        return throughThis ? Access.WRITE_THIS : Access.WRITE;
    }

    /** The simple name of the declared return type; empty for a constructor or where there is none before the name. */
    private String returnType() {
        String name = name();
        if (place.symbol().endsWith("<init>")) {
            return "";
        }
        for (int i = 1; i < Math.min(bodyStart, tokens.size()); i++) {
            if (token(i).is(name) && token(i + 1).is("(")) {
                return typeBefore(i);
            }
        }
        return "";
    }
}
