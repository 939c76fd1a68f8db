package dev.loginsight.index.search;

import dev.loginsight.index.store.CodeTerms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question, taken apart: its words with their weight, neighbours that may be written as one name, and the names it mentions.
 */
final class Question {
    /** How surely a word names a declaration. */
    enum Mention {
        IDENTIFIER(1.0),
        DOTTED(.7),
        CAPITALISED(.7),
        JOINED(.7),
        OWNER(.3),
        SINGLE(.25);

        final double strength;

        Mention(double strength) {
            this.strength = strength;
        }
    }

    private static final int LONGEST = 8_000;
    private static final double SOFT_WEIGHT = .4;
    private static final double PART_WEIGHT = .7;
    private static final double JOIN_WEIGHT = .5;
    private static final int REPEATS_OF_FULL_WEIGHT = 5;
    private static final int MOST_WORDS = 400;

    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}0-9_]*|[0-9]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final Pattern HUMP = Pattern.compile("[a-z][A-Z]|^[A-Z]{2,}[a-z]|[^_]_+[^_]");
    private static final Pattern DOTTED =
            Pattern.compile("\\b\\w++(?:(?:\\.|::|#)\\w++){1,16}|\\b\\w++\\(\\)|(?<=\\s)\\.\\w+");
    private static final Pattern CAPITALISED = Pattern.compile("[A-Z][a-z]+");

    private final String text;
    private final boolean symbol;
    private final Set<String> lowerWords = new HashSet<>();
    private final Set<String> exactNames = new HashSet<>();
    /** Raw lower-case word to weight. */
    private final Map<String, Double> weights = new LinkedHashMap<>();
    /** Stem to weight. */
    private final Map<String, Double> stems = new LinkedHashMap<>();
    /** Stemmed and glued neighbours. */
    private final Set<String> joinedStems = new HashSet<>();

    private final Map<String, Mention> names = new LinkedHashMap<>();

    private Question(String text) {
        this.text = text;
        this.symbol = text.split("\\s+").length == 1;
    }

    static Question of(String raw) {
        String text = raw.strip();
        Question question = new Question(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        List<@Nullable String> content = question.readWords();
        question.readIdentifiers();
        question.join(content);
        question.readSingles(content);
        return question;
    }

    private List<@Nullable String> readWords() {
        List<@Nullable String> content = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (words.find() && content.size() < MOST_WORDS) {
            String word = words.group();
            String lower = word.toLowerCase(Locale.ROOT);
            lowerWords.add(lower);
            boolean stop = !symbol && Vocabulary.STOP.contains(lower);
            content.add(stop ? null : word);
            if (!stop) {
                weigh(word, !symbol && Vocabulary.SOFT.contains(lower) ? SOFT_WEIGHT : 1);
            }
        }
        return content;
    }

    private void weigh(String word, double weight) {
        List<String> parts = CodeTerms.parts(word);
        if (parts.size() > 1) {
            for (String part : parts) {
                if (!Vocabulary.STOP.contains(part)) {
                    put(part, weight * PART_WEIGHT);
                }
            }
        }
        if (!parts.isEmpty()) {
            put(String.join("", parts), weight);
        }
    }

    private void put(String lower, double weight) {
        weights.merge(lower, weight, Math::max);
        stems.merge(CodeTerms.stem(lower), weight, Math::max);
    }

    private void readIdentifiers() {
        Matcher matcher = NAME.matcher(text);
        while (matcher.find() && exactNames.size() < MOST_WORDS) {
            String name = matcher.group();
            exactNames.add(name);
            if (symbol || HUMP.matcher(name).find()) {
                names.put(CodeTerms.normalized(name), Mention.IDENTIFIER);
            }
        }
        Matcher dotted = DOTTED.matcher(text);
        while (dotted.find() && names.size() < MOST_WORDS) {
            for (String name : dotted.group().split("\\W+")) {
                names.putIfAbsent(CodeTerms.normalized(name), Mention.DOTTED);
            }
        }
        if (symbol) {
            names.replaceAll((name, mention) -> Mention.OWNER);
            String[] components = text.split("\\W+");
            if (components.length > 0) {
                names.put(CodeTerms.normalized(components[components.length - 1]), Mention.IDENTIFIER);
            }
        }
        names.remove("");
    }

    private void join(List<@Nullable String> content) {
        content.stream()
                .filter(word -> word != null && CAPITALISED.matcher(word).matches())
                .forEach(word -> names.putIfAbsent(CodeTerms.normalized(word), Mention.CAPITALISED));
        for (int size = 2; size <= 3; size++) {
            for (int i = 0; i + size <= content.size(); i++) {
                List<@Nullable String> run = content.subList(i, i + size);
                if (!run.contains(null)) {
                    String joined = CodeTerms.normalized(String.join("", run));
                    joinedStems.add(CodeTerms.stem(joined));
                    weights.putIfAbsent(joined, JOIN_WEIGHT);
                    mention(joined, Mention.JOINED);
                }
            }
        }
    }

    private void readSingles(List<@Nullable String> content) {
        for (String word : content) {
            if (word != null && !Vocabulary.SOFT.contains(word.toLowerCase(Locale.ROOT))) {
                mention(CodeTerms.normalized(word), Mention.SINGLE);
            }
        }
    }

    /** The plural of a name is asked for as often as the name. */
    private void mention(String name, Mention mention) {
        if (name.isEmpty()) {
            return;
        }
        names.putIfAbsent(name, mention);
        if (name.endsWith("s") && name.length() > 3) {
            names.putIfAbsent(name.substring(0, name.length() - 1), mention);
        }
    }

    String text() {
        return text;
    }

    boolean isSymbol() {
        return symbol;
    }

    boolean isEmpty() {
        return weights.isEmpty();
    }

    Map<String, Double> stems() {
        return stems;
    }

    Set<String> words() {
        return lowerWords;
    }

    Set<String> rawWords() {
        return weights.keySet();
    }

    boolean joins(String stem) {
        return joinedStems.contains(stem);
    }

    /** Of neighbouring words written as one. */
    Set<String> joinedStems() {
        return joinedStems;
    }

    /** Normalised name to the strongest way it is mentioned. */
    Map<String, Mention> names() {
        return names;
    }

    boolean spells(String name) {
        return exactNames.contains(name);
    }

    /** Plain text that weighs each word by repeating it, which is how a store is told weights. */
    String lexicalText() {
        StringBuilder out = new StringBuilder();
        weights.forEach((word, weight) -> {
            int repeats = Math.max(1, (int) Math.round(weight * REPEATS_OF_FULL_WEIGHT));
            out.append((word + " ").repeat(repeats));
        });
        return out.toString();
    }
}
