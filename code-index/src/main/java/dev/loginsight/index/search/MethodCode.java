package dev.loginsight.index.search;

import dev.loginsight.index.search.Tokens.Kind;
import dev.loginsight.index.search.Tokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a method's text tells without a parser: how long it is, what it throws, calls, creates, assigns and reads, and on which
 * lines. Made for Java and good enough for its relatives.
 */
final class MethodCode {
    /** @param type of {@code throw new Type(...)}, empty when something else is thrown */
    record Throw(int firstLine, int lastLine, String type) {}

    /**
     * @param receiver what stands before the dot: a name, {@code this}, {@code super}; {@code ()} for the result of another call;
     *     empty for none
     * @param inner the called method's name when the receiver is a call
     * @param creates whether it is {@code new Name(...)}
     */
    record Call(String name, String receiver, String inner, int arguments, int line, boolean creates) {}

    record Lines(int first, int last) {
        boolean contains(int line) {
            return line >= first && line <= last;
        }
    }

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

    private final Member member;
    private final List<Token> tokens;
    /** For every bracket the index of its partner, -1 without one. */
    private final int[] match;
    /** For every token the index of the innermost bracket around it, -1 outside all. */
    private final int[] enclosing;

    private final int bodyStart;
    private final List<Throw> thrown = new ArrayList<>();
    private final List<Lines> catches = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, String> declaredTypes = new HashMap<>();
    private final Map<Integer, Set<String>> wordsByLine = new HashMap<>();
    private final Map<Integer, Set<String>> assignedByLine = new HashMap<>();
    private final Set<String> assigned = new HashSet<>();
    private final Set<String> assignedThroughThis = new HashSet<>();
    private final Map<String, Set<String>> calledOn = new HashMap<>();
    private int statements;
    private int parameters;
    private boolean varargs;
    private boolean body;

    MethodCode(Member member) {
        this.member = member;
        this.tokens = Tokens.of(member);
        this.match = new int[tokens.size()];
        this.enclosing = new int[tokens.size()];
        pairBrackets();
        this.bodyStart = bodyStart();
        read();
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
        String name = member.name().equals("<init>")
                ? member.type().substring(member.type().lastIndexOf('.') + 1)
                : member.name();
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
                declaredTypes.put(token(i).text(), typeBefore(i));
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

    private void read() {
        body = !isJava();
        Set<Integer> codeLines = new HashSet<>();
        int semicolons = 0;
        int keywords = 0;
        for (int i = bodyStart; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            body |= token.is("{");
            if (token.isWord()) {
                codeLines.add(token.line());
                wordsByLine
                        .computeIfAbsent(token.line(), key -> new HashSet<>())
                        .add(token.text());
                keywords +=
                        STATEMENT_WORDS.contains(token.text()) && !token(i - 1).is(".") ? 1 : 0;
                word(i);
            } else if (token.is(";") && !insideParentheses(i)) {
                semicolons++;
            }
        }
        boolean lines =
                NO_SEMICOLONS.contains(member.language()) || semicolons == 0 && !codeLines.isEmpty() && !isJava();
        statements = lines ? codeLines.size() : semicolons + keywords;
    }

    private boolean isJava() {
        return member.language().equals("java");
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
            readAssignment(i);
        }
        if (!called
                && token(i - 1).isWord() | token(i - 1).is(">") | token(i - 1).is("]")
                && declares(i)) {
            String type = typeBefore(i);
            if (!type.isEmpty() && Character.isUpperCase(type.charAt(0)) || type.equals("var")) {
                declaredTypes.putIfAbsent(token.text(), type.equals("var") ? typeOfInitialiser(i) : type);
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
                if (NO_SEMICOLONS.contains(member.language())) {
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
        if (!receiver.isEmpty() && !receiver.equals("()")) {
            calledOn.computeIfAbsent(receiver, key -> new HashSet<>()).add(name.text());
        }
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

    private void readAssignment(int i) {
        Token token = tokens.get(i);
        int after = i + 1;
        while (token(after).is("[") && match[after] > 0) {
            after = match[after] + 1;
        }
        boolean crement = token(i - 1).is("++") || token(i - 1).is("--");
        if (crement || ASSIGNMENTS.contains(token(after).text()) && token(after).kind() == Kind.MARK) {
            boolean throughThis = token(i - 1).is(".")
                    && (token(i - 2).is("this") || token(i - 2).is("self"));
            if (throughThis) {
                assignedThroughThis.add(token.text());
            } else if (!token(i - 1).is(".")) {
                assigned.add(token.text());
            }
            assignedByLine.computeIfAbsent(token.line(), key -> new HashSet<>()).add(token.text());
        }
    }

    Member member() {
        return member;
    }

    /** Whether a call with so many arguments may mean it; -1 for an unknown number. */
    boolean takes(int arguments) {
        return arguments < 0 || arguments == parameters || varargs && arguments >= parameters - 1;
    }

    /** Statements that are not blocks. */
    int statements() {
        return statements;
    }

    boolean hasBody() {
        return body;
    }

    boolean throwsOn(int line) {
        return thrown.stream().anyMatch(t -> t.firstLine() <= line && line <= t.lastLine());
    }

    boolean createsOn(String type, int line) {
        return calls.stream()
                .anyMatch(call ->
                        call.creates() && call.line() == line && call.name().equals(type));
    }

    boolean catchesAround(int line) {
        return catches.stream().anyMatch(lines -> lines.contains(line));
    }

    boolean throwsAnything() {
        return !thrown.isEmpty();
    }

    List<Call> calls() {
        return calls;
    }

    Set<String> wordsOn(int line) {
        return wordsByLine.getOrDefault(line, Set.of());
    }

    Set<String> assignedOn(int line) {
        return assignedByLine.getOrDefault(line, Set.of());
    }

    /** Declared type of a local or parameter by its simple name; null when it is none, empty when its type is unknown. */
    @org.jspecify.annotations.Nullable
    String typeOf(String variable) {
        return declaredTypes.get(variable);
    }

    /** Whether it assigns this field, rather than a local of the same name. */
    boolean assignsField(String field) {
        return assignedThroughThis.contains(field) || assigned.contains(field) && !declaredTypes.containsKey(field);
    }

    boolean usesField(String field) {
        return wordsByLine.values().stream().anyMatch(words -> words.contains(field))
                && !declaredTypes.containsKey(field);
    }

    Set<String> calledOn(String receiver) {
        return calledOn.getOrDefault(receiver, Set.of());
    }

    /** The simple name of the declared return type; empty for a constructor or where there is none before the name. */
    String returnType() {
        for (int i = 1; i < Math.min(bodyStart, tokens.size()); i++) {
            if (token(i).is(member.name()) && token(i + 1).is("(")) {
                return typeBefore(i);
            }
        }
        return "";
    }

    /** The literals that begin on a line. */
    List<String> literalsOn(int line) {
        return tokens.stream()
                .filter(token -> token.kind() == Kind.STRING && token.line() == line)
                .map(Token::text)
                .toList();
    }

    /** The literals that are not blank, those of one statement together. */
    List<List<String>> literalsByStatement() {
        List<List<String>> statements = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (Token token : tokens) {
            if (token.kind() == Kind.STRING && !token.text().isBlank()) {
                current.add(token.text());
            } else if ((token.is(";") || token.is("{") || token.is("}")) && !current.isEmpty()) {
                statements.add(current);
                current = new ArrayList<>();
            }
        }
        if (!current.isEmpty()) {
            statements.add(current);
        }
        return statements;
    }
}
