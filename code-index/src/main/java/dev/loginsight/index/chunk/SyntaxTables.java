package dev.loginsight.index.chunk;

import static java.util.Map.entry;

import java.util.Map;

/** The languages that need no more than a table. */
final class SyntaxTables {
    private static final Map<String, SyntaxTable> TABLES = Map.ofEntries(
            entry("c", CTables.C),
            entry("cpp", CTables.CPP),
            entry("csharp", CSharpTable.TABLE),
            entry("elixir", ElixirTable.TABLE),
            entry("kotlin", KotlinTable.TABLE),
            entry("lua", LuaTable.TABLE),
            entry("php", PhpTable.TABLE),
            entry("ruby", RubyTable.TABLE),
            entry("rust", RustTable.TABLE),
            entry("scala", ScalaTable.TABLE),
            entry("shell", ShellTable.TABLE),
            entry("swift", SwiftTable.TABLE));

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
