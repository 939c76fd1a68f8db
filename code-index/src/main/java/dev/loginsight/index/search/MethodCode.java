package dev.loginsight.index.search;

import dev.loginsight.core.code.CodeFacts;
import dev.loginsight.core.code.CodeFacts.Access;
import dev.loginsight.core.code.CodeFacts.Call;
import dev.loginsight.core.code.CodeFacts.Literal;
import dev.loginsight.core.code.CodeFacts.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about what one declaration does, answered from its facts. */
record MethodCode(Member member, CodeFacts facts) {
    /** Whether a call with so many arguments may mean it; -1 for an unknown number. */
    boolean takes(int arguments) {
        return arguments < 0
                || arguments == facts.parameters()
                || facts.varargs() && arguments >= facts.parameters() - 1;
    }

    /** Statements that are not blocks. */
    int statements() {
        return facts.statements();
    }

    boolean hasBody() {
        return facts.body();
    }

    boolean throwsOn(int line) {
        return facts.thrown().stream().anyMatch(t -> t.firstLine() <= line && line <= t.lastLine());
    }

    boolean createsOn(String type, int line) {
        return calls().stream()
                .anyMatch(call ->
                        call.creates() && call.line() == line && call.name().equals(type));
    }

    boolean creates(String type) {
        return calls().stream().anyMatch(call -> call.creates() && call.name().equals(type));
    }

    boolean catchesAround(int line) {
        return facts.catches().stream().anyMatch(lines -> lines.contains(line));
    }

    List<Call> calls() {
        return facts.calls();
    }

    /** Names that are used on a line, but not as a call. */
    Set<String> namesOn(int line) {
        Set<String> names = new HashSet<>();
        for (Use use : facts.uses()) {
            if (use.line() == line) {
                names.add(use.name());
            }
        }
        return names;
    }

    Set<String> assignedOn(int line) {
        Set<String> names = new HashSet<>();
        for (Use use : facts.uses()) {
            if (use.line() == line && use.access() != Access.READ) {
                names.add(use.name());
            }
        }
        return names;
    }

    /** Declared type of a local or parameter by its simple name; null when it is none, empty when its type is unknown. */
    @Nullable
    String typeOf(String variable) {
        return facts.variables().get(variable);
    }

    /** Whether it assigns this field, rather than a local of the same name. */
    boolean assignsField(String field) {
        boolean local = facts.variables().containsKey(field);
        for (Use use : facts.uses()) {
            boolean assigns =
                    use.access() == Access.WRITE_THIS || use.access() == Access.WRITE && !use.qualified() && !local;
            if (assigns && use.name().equals(field)) {
                return true;
            }
        }
        return false;
    }

    boolean usesField(String field) {
        if (facts.variables().containsKey(field)) {
            return false;
        }
        for (Use use : facts.uses()) {
            if (use.name().equals(field)) {
                return true;
            }
        }
        return false;
    }

    Set<String> calledOn(String receiver) {
        Set<String> names = new HashSet<>();
        for (Call call : calls()) {
            if (call.receiver().equals(receiver)) {
                names.add(call.name());
            }
        }
        return names;
    }

    /** The simple name of the declared return type; empty for a constructor or where none is written. */
    String returnType() {
        return facts.returnType();
    }

    /** Fields of a group or components of a record, with their declared simple types. */
    Map<String, String> variables() {
        return facts.variables();
    }

    /** The literals that begin on a line. */
    List<String> literalsOn(int line) {
        return facts.literals().stream()
                .filter(literal -> literal.line() == line)
                .map(Literal::text)
                .toList();
    }

    /** The literals that are not blank, those of one statement together. */
    List<List<String>> literalsByStatement() {
        List<List<String>> statements = new ArrayList<>();
        int last = -1;
        for (Literal literal : facts.literals()) {
            if (literal.statement() != last) {
                statements.add(new ArrayList<>());
                last = literal.statement();
            }
            statements.getLast().add(literal.text());
        }
        return statements;
    }
}
