package dev.loginsight.index.search;

import dev.loginsight.index.store.CodeTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the paths of a repository say about its files. Built once for each state of the index, about a microsecond a file. */
final class RepositoryFiles {
    private static final Set<String> STANDS_FOR_DIRECTORY = Set.of("index", "__init__", "mod", "lib", "main", "init");
    private static final Set<String> SAYS_NOTHING =
            Vocabulary.words("src lib source sources include main java kotlin scala pkg");
    private static final Pattern BASE_NAME = Pattern.compile("I[A-Z][a-z].*|(?:Abstract|Base)[A-Z].*");
    private static final double ABBREVIATED = .7;
    private static final int SHORTEST_BEGINNING = 4;
    private static final int DIRECTORIES_READ = 2;
    private static final double STEP = 4;
    private static final int MOST_STEPS = 2;

    private final Map<String, Integer> chunks;
    private final Map<String, Named> names = new LinkedHashMap<>();
    private final Map<String, List<String>> bySimpleName = new HashMap<>();
    private final Map<String, List<String>> byStem = new HashMap<>();
    private final Map<String, List<String>> byWord = new HashMap<>();
    private final Map<String, List<String>> byWholeStem = new HashMap<>();
    private final FileTraits traits;
    private final int chunkCount;
    private final int top;

    /**
     * @param whole letters and digits of the name, lower case
     * @param length in words
     */
    private record Named(
            Set<String> words, String whole, String wholeStem, boolean base, int length, Directory directory) {}

    /** @param names stems of the last two */
    private record Directory(List<String> names, int depth) {
        static Directory of(List<String> segments) {
            List<String> names = new ArrayList<>(DIRECTORIES_READ);
            for (String segment : segments.subList(Math.max(0, segments.size() - DIRECTORIES_READ), segments.size())) {
                names.add(CodeTerms.stem(CodeTerms.normalized(segment)));
            }
            return new Directory(names, segments.size());
        }
    }

    RepositoryFiles(Map<String, Integer> chunks) {
        this.chunks = chunks;
        this.traits = FileTraits.of(chunks);
        this.chunkCount = chunks.values().stream().mapToInt(Integer::intValue).sum();
        Map<List<String>, Directory> directories = new HashMap<>();
        for (String path : chunks.keySet()) {
            FileName name = FileName.of(path);
            Named named = named(name, directories.computeIfAbsent(name.directories(), Directory::of));
            names.put(path, named);
            named.words.forEach(word -> add(byWord, word, path));
            add(byWholeStem, named.wholeStem, path);
            add(bySimpleName, path.substring(path.lastIndexOf('/') + 1), path);
            add(byStem, name.stem(), path);
        }
        this.top =
                directories.values().stream().mapToInt(Directory::depth).min().orElse(0);
    }

    private static void add(Map<String, List<String>> lists, String key, String path) {
        lists.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(path);
    }

    private static Named named(FileName name, Directory above) {
        String base = name.stem();
        if (STANDS_FOR_DIRECTORY.contains(base)) {
            for (String directory : name.directories().reversed()) {
                if (!SAYS_NOTHING.contains(directory)) {
                    base = directory;
                    break;
                }
            }
        }
        Set<String> words = new HashSet<>();
        for (String part : CodeTerms.parts(separated(base))) {
            words.add(CodeTerms.stem(part));
        }
        String whole = CodeTerms.normalized(base);
        return new Named(
                words,
                whole,
                CodeTerms.stem(whole),
                BASE_NAME.matcher(name.stem()).matches(),
                CodeTerms.parts(separated(name.stem())).size(),
                above);
    }

    /** Whatever is neither letter nor digit separates words in a file's name. */
    private static String separated(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            out.append(Character.isLetterOrDigit(name.charAt(i)) ? name.charAt(i) : '_');
        }
        return out.toString();
    }

    /** The very map this was built from. */
    Map<String, Integer> chunks() {
        return chunks;
    }

    int count() {
        return chunks.size();
    }

    int chunkCount() {
        return chunkCount;
    }

    FileTraits traits() {
        return traits;
    }

    boolean contains(String path) {
        return chunks.containsKey(path);
    }

    /** Paths whose last segment is this. */
    List<String> called(String fileName) {
        return bySimpleName.getOrDefault(fileName, List.of());
    }

    /** Paths whose last segment, without its extension, is this. */
    List<String> withStem(String stem) {
        return byStem.getOrDefault(stem, List.of());
    }

    boolean hasBaseName(String path) {
        Named named = names.get(path);
        return named != null && named.base;
    }

    /** How much deeper a file lies than the highest, in steps of four directories: 0..1. */
    double depth(String path) {
        Named named = names.get(path);
        return named == null ? 0 : Math.min(1, (named.directory.depth - top) / STEP);
    }

    /** Words of a file's name beyond the first, in steps of four: 0..2. */
    double nameLength(String path) {
        Named named = names.get(path);
        return named == null ? 0 : Math.clamp((named.length - 1) / STEP, 0, MOST_STEPS);
    }

    /** Whether one of the two directories above a file is a word of the question, or neighbours in it written as one. */
    boolean liesIn(String path, Question question) {
        Named named = names.get(path);
        if (named != null) {
            for (String directory : named.directory.names) {
                if (question.joins(directory) || question.stems().containsKey(directory)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a declaration with this normalised name is named like its own file. */
    boolean isNamedLike(String path, String normalizedName) {
        Named named = names.get(path);
        return named != null && named.whole.equals(normalizedName);
    }

    /** Which share of a file's name, by rarity of its words, the question has: path to 0..1; files with none are absent. */
    Map<String, Double> namedBy(Question question) {
        Map<String, Double> wordValue = wordValues(question);
        Set<String> paths = new HashSet<>();
        wordValue.keySet().forEach(word -> paths.addAll(byWord.get(word)));
        question.joinedStems().forEach(stem -> paths.addAll(byWholeStem.getOrDefault(stem, List.of())));
        question.stems().keySet().forEach(stem -> paths.addAll(byWholeStem.getOrDefault(stem, List.of())));
        Map<String, Double> shares = new HashMap<>();
        for (String path : paths) {
            Named named = names.get(path);
            double share = named == null ? 0 : share(named, question, wordValue);
            if (share > 0) {
                shares.put(path, share);
            }
        }
        return shares;
    }

    /** Of the words in files' names those that the question has: whole, as the beginning of a word, or as what is short for one. */
    private Map<String, Double> wordValues(Question question) {
        Map<String, Double> values = new HashMap<>();
        question.stems().forEach((stem, weight) -> {
            if (byWord.containsKey(stem)) {
                values.put(stem, Math.min(1, weight));
            }
            Vocabulary.shortForms(stem).forEach(shortForm -> abbreviated(shortForm, question, values));
        });
        for (String raw : question.rawWords()) {
            for (int length = SHORTEST_BEGINNING; length < raw.length(); length++) {
                abbreviated(raw.substring(0, length), question, values);
            }
        }
        return values;
    }

    private void abbreviated(String word, Question question, Map<String, Double> values) {
        if (byWord.containsKey(word) && !question.stems().containsKey(word)) {
            values.put(word, ABBREVIATED);
        }
    }

    private double share(Named named, Question question, Map<String, Double> wordValue) {
        if (question.joins(named.wholeStem) && !named.words.contains(named.wholeStem)) {
            return 1;
        }
        Double whole = question.stems().get(named.wholeStem);
        if (whole != null) {
            return Math.min(1, whole);
        }
        double all = 0;
        double hit = 0;
        for (String word : named.words) {
            double rarity = Math.log(
                    1 + names.size() / (byWord.getOrDefault(word, List.of()).size() + .5));
            all += rarity;
            hit += rarity * wordValue.getOrDefault(word, 0.0);
        }
        return all == 0 ? 0 : hit / all;
    }
}
