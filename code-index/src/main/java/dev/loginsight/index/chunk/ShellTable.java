package dev.loginsight.index.chunk;

import static dev.loginsight.index.chunk.SyntaxRows.all;
import static dev.loginsight.index.chunk.SyntaxRows.field;
import static dev.loginsight.index.chunk.SyntaxRows.fields;
import static dev.loginsight.index.chunk.SyntaxRows.function;
import static dev.loginsight.index.chunk.SyntaxRows.imports;
import static dev.loginsight.index.chunk.SyntaxRows.nested;

import java.util.Map;
import java.util.Set;

/** Functions and variables of shells, read as Bash. */
final class ShellTable {
    static final SyntaxTable TABLE = new SyntaxTable(
                    Set.of("comment"),
                    Set.of(),
                    Map.of(
                            "function_definition", function(field("name")),
                            "variable_assignment", fields(field("name")),
                            "declaration_command", fields(all("variable_assignment", "variable_name")),
                            "command source", imports(),
                            "command .", imports(),
                            "if_statement", nested(Set.of("else_clause", "elif_clause"))))
            .keyedBy(Map.of("command", "name"));

    private ShellTable() {}
}
