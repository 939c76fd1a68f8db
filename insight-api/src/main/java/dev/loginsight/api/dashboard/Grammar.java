package dev.loginsight.api.dashboard;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * As much of a language as colouring needs.
 *
 * @param keywords reserved words
 * @param lineComments what begins a comment that ends with the line
 * @param blockComments whether there are slash-star comments
 * @param quotes characters that begin and end a string
 * @param multiline those of {@code quotes} whose strings may run over lines
 * @param tripleQuotes whether three quotes begin a string over lines
 */
record Grammar(
        Set<String> keywords,
        Set<String> lineComments,
        boolean blockComments,
        String quotes,
        String multiline,
        boolean tripleQuotes) {
    private static final Set<String> JVM = words("""
            abstract as assert boolean break byte case catch char class companion const continue data def default do double else
            enum exports extends false final finally float for fun given goto if implements implicit import in init instanceof int
            interface internal is it lateinit lazy long match module native new null object open opens override package permits
            private protected public record requires return sealed short static strictfp super suspend switch synchronized this
            throw throws trait transient true try type typealias val var void volatile when where while with yield""");
    private static final Set<String> SCRIPT = words("""
            abstract any as async await boolean break case catch class const continue debugger declare default delete do else enum
            export extends false finally for from function get if implements import in instanceof interface keyof let namespace
            never new null number object of private protected public readonly return set static string super switch symbol this
            throw true try type typeof undefined unknown var void while with yield""");
    private static final Set<String> PYTHON = words("""
            False None True and as assert async await break case class continue def del elif else except finally for from global if
            import in is lambda match nonlocal not or pass raise return self try while with yield""");
    private static final Set<String> GO = words("""
            any bool break byte case chan const continue default defer else error fallthrough false float64 for func go goto if
            import int int64 interface iota map nil package range return rune select string struct switch true type var""");
    private static final Set<String> SYSTEMS = words("""
            as async auto await base bool break byte case catch char class const constexpr continue crate decimal default delegate
            delete do double dyn else enum explicit extern false finally float fn for foreach friend get goto if impl in inline
            int interface internal is let lock long loop match mod move mut namespace new null nullptr object operator out
            override params private protected pub public readonly ref return sealed self set short signed sizeof static string
            struct super switch template this throw trait true try typedef typename union unsafe unsigned use using var virtual
            void volatile where while yield""");
    private static final Set<String> HASH = words("""
            and begin case def do done elif else elsif end ensure esac false fi for function if in local module next nil no not
            null or raise require rescue return self then true unless until when while yes yield""");

    private static final Grammar JVM_LIKE = new Grammar(JVM, Set.of("//"), true, "\"'", "", true);
    private static final Grammar SCRIPT_LIKE = new Grammar(SCRIPT, Set.of("//"), true, "\"'`", "`", false);
    private static final Grammar GO_LIKE = new Grammar(GO, Set.of("//"), true, "\"'`", "`", false);
    private static final Grammar SYSTEMS_LIKE = new Grammar(SYSTEMS, Set.of("//"), true, "\"'", "", false);
    private static final Grammar PYTHON_LIKE = new Grammar(PYTHON, Set.of("#"), false, "\"'", "", true);
    private static final Grammar HASH_LIKE = new Grammar(HASH, Set.of("#"), false, "\"'", "", false);
    private static final Grammar UNKNOWN = new Grammar(Set.of(), Set.of(), false, "", "", false);

    private static final Map<Grammar, Set<String>> EXTENSIONS = Map.of(
            JVM_LIKE, words("java kt kts scala groovy gradle"),
            SCRIPT_LIKE, words("js jsx mjs cjs ts tsx mts cts json"),
            GO_LIKE, words("go"),
            SYSTEMS_LIKE, words("c h cc cpp hpp cs rs swift php dart"),
            PYTHON_LIKE, words("py pyi"),
            HASH_LIKE, words("rb sh bash yml yaml toml properties conf pl r"));

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** By the file's extension; of what is not known nothing is coloured. */
    static Grammar of(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return EXTENSIONS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(extension))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
