package dev.loginsight.index.search;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a path says against a file being the one that is asked for: a test, an example, an old version and the like. What holds
 * for most files of a repository is no exception and says nothing.
 */
final class FileTraits {
    enum Trait {
        TEST(.3),
        EXAMPLE(.6),
        DOCUMENT(.65),
        OLD(.6),
        VARIANT(.8),
        PLATFORM(.75),
        PRIVATE(.85),
        PRIVATE_FILE(.85),
        HEADER(.85),
        BARREL(.7);

        final double penalty;

        Trait(double penalty) {
            this.penalty = penalty;
        }
    }

    private static final double MOST_FILES = .8;
    private static final Set<Trait> MAY_BE_THE_RULE =
            EnumSet.complementOf(EnumSet.of(Trait.TEST, Trait.HEADER, Trait.BARREL));

    private static final Set<String> TEST_DIRECTORIES = Vocabulary.words("""
            __mocks__ __tests__ e2e fixture fixtures mock mocks spec specs test test-suite test_suite testdata testing tests
            testsuite testutil testutils""");
    private static final Set<String> EXAMPLE = Vocabulary.words("""
            bench benches benchmark benchmarks demo demos doc_src docs docs_src example examples playground sample samples
            tutorial tutorials""");
    private static final Set<String> OLD = Vocabulary.words("""
            compat compatibility deprecated experimental gen generated i18n legacy locale locales obsolete old third_party
            thirdparty vendor vendored""");
    private static final Set<String> VARIANT =
            Vocabulary.words("lite mini nano noop polyfill polyfills shim shims slim stub stubs");
    private static final Set<String> PLATFORM = Vocabulary.words("""
            aix android appengine bsd cygwin darwin freebsd haiku hurd ibmi ios macos netbsd openbsd os390 plan9 qnx solaris
            sunos wasm win win32 windows""");
    private static final Set<String> HEADERS = Set.of("h", "hh", "hpp");
    private static final Set<String> PRIVATE_DIRECTORIES = Set.of("internal", "private", "impl");
    private static final Set<String> BARREL =
            Vocabulary.words("__init__ __main__ __version__ index init lib mod package-info setup version");
    private static final int CHUNKS_OF_A_BARREL = 2;
    private static final Set<String> LIFTS_TEST =
            Set.of("test", "tests", "testing", "fixture", "fixtures", "mock", "mocks");
    private static final Set<String> LIFTS_EXAMPLE =
            Set.of("example", "examples", "sample", "demo", "benchmark", "benchmarks", "docs");
    private static final Set<String> DOCUMENTS = Set.of("md", "markdown", "mdx", "rst", "adoc", "asciidoc", "txt");
    private static final Set<String> LIFTS_DOCUMENT = Vocabulary.words("""
            adr changelog contributing doc docs documentation documented documents faq guide guides license licence manual md
            page pages readme tutorial tutorials""");

    private final Map<String, Map<Trait, Set<String>>> byFile = new HashMap<>();

    private FileTraits() {}

    /** @param chunks path to number of chunks */
    static FileTraits of(Map<String, Integer> chunks) {
        FileTraits traits = new FileTraits();
        Versions versions = Versions.of(chunks.keySet());
        Set<String> implemented = new HashSet<>();
        for (String path : chunks.keySet()) {
            if (path.endsWith(".c") || path.endsWith(".cc") || path.endsWith(".cpp") || path.endsWith(".m")) {
                implemented.add(FileName.of(path).stem());
            }
        }
        for (Map.Entry<String, Integer> entry : chunks.entrySet()) {
            traits.byFile.put(entry.getKey(), read(entry.getKey(), entry.getValue(), versions, implemented));
        }
        traits.dropTheRule(chunks.size());
        return traits;
    }

    private static Map<Trait, Set<String>> read(String path, int chunks, Versions versions, Set<String> implemented) {
        FileName name = FileName.of(path);
        String lower = path.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        Set<String> words = PathWords.of(dot > lower.lastIndexOf('/') + 1 ? lower.substring(0, dot) : lower);
        Map<Trait, Set<String>> traits = new EnumMap<>(Trait.class);
        note(traits, Trait.TEST, PathWords.isTestStem(name.stem()));
        for (String directory : name.directories()) {
            note(traits, directory.toLowerCase(Locale.ROOT));
        }
        Set<String> old = both(words, OLD);
        old.addAll(versions.old(name.directories()));
        note(traits, Trait.OLD, old);
        note(traits, Trait.VARIANT, both(words, VARIANT));
        note(traits, Trait.PLATFORM, both(words, PLATFORM));
        note(traits, Trait.PRIVATE_FILE, isPrivate(name.stem()));
        boolean header = HEADERS.contains(name.extension());
        note(traits, Trait.HEADER, header && implemented.contains(name.stem()));
        note(traits, Trait.DOCUMENT, DOCUMENTS.contains(name.extension()));
        note(traits, Trait.BARREL, BARREL.contains(name.stem()) && chunks <= CHUNKS_OF_A_BARREL);
        return traits;
    }

    private static void note(Map<Trait, Set<String>> traits, String directory) {
        boolean test = TEST_DIRECTORIES.contains(directory)
                || directory.endsWith("-test")
                || directory.endsWith("-tests")
                || directory.endsWith("_test")
                || directory.endsWith("_tests")
                || directory.endsWith(".test")
                || directory.endsWith(".tests");
        note(traits, Trait.TEST, test);
        note(traits, Trait.EXAMPLE, EXAMPLE.contains(directory));
        note(traits, Trait.PRIVATE, isPrivate(directory) || PRIVATE_DIRECTORIES.contains(directory));
    }

    private static boolean isPrivate(String name) {
        return name.startsWith("_") && !name.startsWith("__");
    }

    private static Set<String> both(Set<String> words, Set<String> list) {
        Set<String> common = new HashSet<>();
        for (String word : words) {
            if (list.contains(word)) {
                common.add(word);
            }
        }
        return common;
    }

    private static void note(Map<Trait, Set<String>> traits, Trait trait, boolean holds) {
        if (holds) {
            traits.put(trait, new HashSet<>());
        }
    }

    private static void note(Map<Trait, Set<String>> traits, Trait trait, Set<String> words) {
        if (!words.isEmpty()) {
            traits.put(trait, new HashSet<>(words));
        }
    }

    private void dropTheRule(int files) {
        for (Trait trait : MAY_BE_THE_RULE) {
            long having =
                    byFile.values().stream().filter(t -> t.containsKey(trait)).count();
            if (having > MOST_FILES * files) {
                byFile.values().forEach(traits -> traits.remove(trait));
            }
        }
    }

    boolean isTest(String path) {
        return byFile.getOrDefault(path, Map.of()).containsKey(Trait.TEST);
    }

    /** The product of all penalties that the question does not lift by naming what they are for: 1 for none. */
    double penalty(String path, Set<String> questionWords) {
        Map<Trait, Set<String>> traits = byFile.getOrDefault(path, Map.of());
        double product = 1;
        for (Map.Entry<Trait, Set<String>> entry : traits.entrySet()) {
            Trait trait = entry.getKey();
            boolean counts = !(trait == Trait.EXAMPLE && traits.containsKey(Trait.TEST));
            if (counts && !lifted(trait, entry.getValue(), questionWords)) {
                product *= trait.penalty;
            }
        }
        return product;
    }

    private static boolean lifted(Trait trait, Set<String> pathWords, Set<String> questionWords) {
        return switch (trait) {
            case TEST -> questionWords.stream().anyMatch(LIFTS_TEST::contains);
            case EXAMPLE -> questionWords.stream().anyMatch(LIFTS_EXAMPLE::contains);
            case DOCUMENT -> questionWords.stream().anyMatch(LIFTS_DOCUMENT::contains);
            case OLD -> pathWords.stream().anyMatch(word -> asked(word, questionWords));
            case VARIANT, PLATFORM -> pathWords.stream().anyMatch(questionWords::contains);
            default -> false;
        };
    }

    private static boolean asked(String word, Set<String> questionWords) {
        String start = word.length() > 6 ? word.substring(0, 6) : word;
        return questionWords.contains(word)
                || questionWords.contains(word + "s")
                || questionWords.stream().anyMatch(q -> q.length() >= 6 && q.startsWith(start));
    }

    /** Directories {@code v1}, {@code v2} ...: all but the highest are old; a lone one is, if less than half the files lie in it. */
    private record Versions(Map<Integer, Integer> files, int all) {
        static Versions of(Collection<String> paths) {
            Map<Integer, Integer> files = new HashMap<>();
            for (String path : paths) {
                for (int version : numbers(FileName.of(path).directories())) {
                    files.merge(version, 1, Integer::sum);
                }
            }
            return new Versions(files, paths.size());
        }

        private static Set<Integer> numbers(List<String> directories) {
            Set<Integer> numbers = new HashSet<>();
            for (String directory : directories) {
                int version = PathWords.version(directory);
                if (version >= 0) {
                    numbers.add(version);
                }
            }
            return numbers;
        }

        Set<String> old(List<String> directories) {
            if (files.isEmpty()) {
                return Set.of();
            }
            int highest = Collections.max(files.keySet());
            Set<String> old = new HashSet<>();
            for (int version : numbers(directories)) {
                boolean isOld = files.size() > 1 ? version < highest : files.getOrDefault(version, 0) < .5 * all;
                if (isOld) {
                    old.add("v" + version);
                }
            }
            return old;
        }
    }
}
