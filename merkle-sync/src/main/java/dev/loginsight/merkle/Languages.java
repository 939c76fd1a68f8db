package dev.loginsight.merkle;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of text a path holds, as far as skipping depends on it. */
final class Languages {
    /** Written by people and compiled: never minified. */
    private static final Set<String> SOURCE = Set.of(
            "java", "kt", "kts", "scala", "sc", "groovy", "clj", "cljs", "py", "pyi", "go", "rs", "c", "h", "cc", "cpp",
            "cxx", "hh", "hpp", "hxx", "m", "mm", "cs", "fs", "vb", "rb", "php", "swift", "dart", "ex", "exs", "erl",
            "hrl", "hs", "ml", "mli", "lua", "pl", "pm", "r", "jl", "sh", "bash", "zsh", "ps1", "sql", "ts", "tsx",
            "mts", "cts", "jsx", "vue", "svelte", "zig", "nim", "proto", "gradle");
    /** Source as well, but what minifiers write has these endings, too. */
    private static final Set<String> SCRIPT = Set.of("js", "mjs", "cjs");

    private static final Set<String> SETTINGS = Set.of(
            "properties",
            "yml",
            "yaml",
            "ini",
            "cfg",
            "conf",
            "config",
            "toml",
            "env",
            "tfvars",
            "credentials",
            "npmrc");

    private static final Pattern TEST =
            Pattern.compile("(^|/)(tests?|testing|testdata|__tests__|__mocks__|specs?|fixtures?|src/[^/]*[tT]est[^/]*)/"
                    + "|(Test|Tests|IT|TestCase|Spec)\\.(java|kt|scala|groovy|cs)$"
                    + "|(^|/)test_[^/]*\\.py$|_test\\.(go|py|rb|dart)$|_spec\\.rb$|\\.(test|spec)\\.[cm]?[jt]sx?$");

    private Languages() {}

    static boolean isCompiledSource(String path) {
        return SOURCE.contains(extension(path));
    }

    static boolean isSource(String path) {
        return isCompiledSource(path) || SCRIPT.contains(extension(path));
    }

    static boolean isSettings(String path) {
        return SETTINGS.contains(extension(path));
    }

    static boolean isTest(String path) {
        return TEST.matcher(path).find();
    }

    /** In lower case; empty without one. */
    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }
}
