package dev.loginsight.index.chunk;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names a file's language by its name, and where that says nothing by its first line. */
final class Languages {
    static final String UNKNOWN = "text";

    private static final int LONGEST_FIRST_LINE = 200;

    private static final Map<String, String> BY_EXTENSION = new HashMap<>();
    private static final Map<String, String> BY_NAME = new HashMap<>();
    private static final Map<String, String> BY_INTERPRETER = new HashMap<>();

    static {
        extensions("java", "java", "jav");
        extensions("python", "py", "pyi", "pyw");
        extensions("javascript", "js", "mjs", "cjs", "jsx");
        extensions("typescript", "ts", "mts", "cts");
        extensions("tsx", "tsx");
        extensions("go", "go");
        extensions("kotlin", "kt", "kts");
        extensions("scala", "scala", "sc", "sbt");
        extensions("groovy", "groovy", "gradle", "gvy");
        extensions("clojure", "clj", "cljs", "cljc", "edn");
        extensions("c", "c", "h");
        extensions("cpp", "cc", "cpp", "cxx", "c++", "hh", "hpp", "hxx", "h++", "ipp", "inl", "tpp");
        extensions("csharp", "cs", "csx");
        extensions("fsharp", "fs", "fsi", "fsx");
        extensions("rust", "rs");
        extensions("swift", "swift");
        extensions("objectivec", "m", "mm");
        extensions("ruby", "rb", "rake", "gemspec", "ru");
        extensions("php", "php", "phtml");
        extensions("perl", "pl", "pm");
        extensions("lua", "lua");
        extensions("elixir", "ex", "exs");
        extensions("erlang", "erl", "hrl");
        extensions("haskell", "hs", "lhs");
        extensions("ocaml", "ml", "mli");
        extensions("dart", "dart");
        extensions("julia", "jl");
        extensions("r", "r");
        extensions("zig", "zig");
        extensions("shell", "sh", "bash", "zsh", "ksh", "bats");
        extensions("powershell", "ps1", "psm1");
        extensions("batch", "bat", "cmd");
        extensions("sql", "sql", "ddl");
        extensions("html", "html", "htm", "xhtml");
        extensions("css", "css", "scss", "sass", "less");
        extensions("vue", "vue");
        extensions("svelte", "svelte");
        extensions("xml", "xml", "xsd", "xsl", "xslt", "pom", "wsdl", "fxml", "csproj", "svg");
        extensions("yaml", "yaml", "yml");
        extensions("json", "json", "jsonc", "json5", "ndjson", "jsonl", "ipynb");
        extensions("toml", "toml");
        extensions("properties", "properties", "ini", "cfg", "conf", "env");
        extensions("markdown", "md", "markdown", "mdx");
        extensions("asciidoc", "adoc", "asciidoc");
        extensions("restructuredtext", "rst");
        extensions("protobuf", "proto");
        extensions("graphql", "graphql", "gql");
        extensions("terraform", "tf", "tfvars", "hcl");
        extensions("dockerfile", "dockerfile");
        extensions("makefile", "mk", "make");
        extensions("cmake", "cmake");
        names("dockerfile", "dockerfile", "containerfile");
        names("makefile", "makefile", "gnumakefile");
        names("cmake", "cmakelists.txt");
        names("groovy", "jenkinsfile");
        names("ruby", "gemfile", "rakefile", "vagrantfile", "podfile");
        names("shell", ".bashrc", ".bash_profile", ".profile", ".zshrc", "mvnw", "gradlew");
        names("python", "sconstruct", "wscript");
        interpreters("python", "python", "pypy");
        interpreters("javascript", "node", "nodejs", "bun");
        interpreters("typescript", "deno", "tsx");
        interpreters("shell", "sh", "bash", "zsh", "ksh", "dash");
        interpreters("ruby", "ruby");
        interpreters("perl", "perl");
        interpreters("php", "php");
        interpreters("lua", "lua");
        interpreters("groovy", "groovy");
        interpreters("java", "java");
    }

    private Languages() {}

    private static void extensions(String language, String... extensions) {
        for (String extension : extensions) {
            BY_EXTENSION.put(extension, language);
        }
    }

    private static void names(String language, String... names) {
        for (String name : names) {
            BY_NAME.put(name, language);
        }
    }

    private static void interpreters(String language, String... interpreters) {
        for (String interpreter : interpreters) {
            BY_INTERPRETER.put(interpreter, language);
        }
    }

    /** Never fails: what nothing is known about is {@link #UNKNOWN}. */
    static String of(String path, String text) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String byName = BY_NAME.get(name);
        if (byName != null) {
            return byName;
        }
        if (name.startsWith("dockerfile.") || name.startsWith("jenkinsfile.")) {
            return BY_NAME.get(name.substring(0, name.indexOf('.')));
        }
        String byExtension = BY_EXTENSION.get(name.substring(name.lastIndexOf('.') + 1));
        return byExtension != null && name.indexOf('.') >= 0 ? byExtension : byFirstLine(text);
    }

    private static String byFirstLine(String text) {
        if (!text.startsWith("#!")) {
            return UNKNOWN;
        }
        String line = text.substring(2, Math.min(text.length(), LONGEST_FIRST_LINE))
                .lines()
                .findFirst()
                .orElse("");
        for (String word : line.strip().split("\\s+")) {
            String program = word.substring(word.lastIndexOf('/') + 1).replaceAll("[0-9.]+$", "");
            boolean launcher = program.equals("env") || word.startsWith("-") || word.contains("=");
            if (!launcher) {
                return BY_INTERPRETER.getOrDefault(program, UNKNOWN);
            }
        }
        return UNKNOWN;
    }
}
