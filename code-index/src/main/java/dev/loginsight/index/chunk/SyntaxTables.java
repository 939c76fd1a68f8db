package dev.loginsight.index.chunk;

import java.util.Map;

/** The languages that need no more than a table. */
final class SyntaxTables {
    private static final Map<String, SyntaxTable> TABLES = Map.of(
            "c", CTables.C,
            "cpp", CTables.CPP,
            "kotlin", KotlinTable.TABLE,
            "rust", RustTable.TABLE);

    private SyntaxTables() {}

    static boolean has(String language) {
        return TABLES.containsKey(language);
    }

    /** @throws IllegalArgumentException if there is none */
    static SyntaxTable of(String language) {
        SyntaxTable table = TABLES.get(language);
        if (table == null) {
            throw new IllegalArgumentException("no grammar for " + language);
        }
        return table;
    }
}
