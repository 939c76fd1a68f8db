package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Hit;
import dev.loginsight.index.store.CodeTerms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks in configuration files for the keys that a message names or that failing code reads; also for keys that differ only in how
 * they are written, which is what a wrong key mostly is.
 */
final class ConfigurationKeys {
    static final Set<String> LANGUAGES = Set.of("properties", "yaml", "toml", "json", "xml", "terraform");

    private static final ChunkFilter CONFIGURATION = new ChunkFilter("", LANGUAGES);
    private static final int MOST_KEYS = 6;
    private static final int HITS = 5;
    private static final double SAME = 1;
    private static final double WRITTEN_OTHERWISE = 1.8;
    private static final double SAME_GROUP = .4;
    private static final Pattern DOTTED = Pattern.compile("(?<![\\w.-])[a-zA-Z][\\w-]*(?:\\.[a-zA-Z0-9][\\w-]*){1,16}");
    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Z][A-Z0-9]+(?:_[A-Z0-9]+){1,16}");
    private static final Pattern CLASS_OR_FILE = Pattern.compile(
            ".*\\.[A-Z]\\w*|.*\\.(?:java|py|js|ts|go|kt|xml|json|ya?ml|properties|com|org|net|io|example|html?)");

    /** Where a key stands, or one like it. */
    record Found(Member member, int line, String asked, String there, double value) {
        String reason() {
            if (there.equals(asked)) {
                return "sets " + asked;
            }
            return value > SAME
                    ? "sets " + there + ", while the code reads " + asked
                    : "sets others of the group of " + asked;
        }
    }

    private ConfigurationKeys() {}

    /** Keys in a text: dotted names that are neither types nor files, and names as environment variables have them. */
    static Set<String> in(String text) {
        Set<String> keys = new LinkedHashSet<>();
        for (Pattern pattern : List.of(DOTTED, ENVIRONMENT)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find() && keys.size() < MOST_KEYS) {
                if (!CLASS_OR_FILE.matcher(matcher.group()).matches()) {
                    keys.add(matcher.group());
                }
            }
        }
        return keys;
    }

    static List<Found> find(CodeStore store, Sources sources, Set<String> keys) {
        List<Found> found = new ArrayList<>();
        for (String key : keys.stream().limit(MOST_KEYS).toList()) {
            List<Found> ofKey = new ArrayList<>();
            for (Hit hit : store.lexical(key, CONFIGURATION, HITS).chunks()) {
                for (Member member : sources.outline(hit.chunk().file()).in(hit.chunk())) {
                    nearest(member, key).ifPresent(ofKey::add);
                }
            }
            if (ofKey.stream().anyMatch(f -> f.value() == SAME)) {
                ofKey.removeIf(f -> f.value() != SAME);
            }
            found.addAll(ofKey);
        }
        return found;
    }

    /** The line of a piece of configuration that has the key, or a key that differs only in writing, or one beside it. */
    private static Optional<Found> nearest(Member member, String key) {
        String whole = CodeTerms.normalized(key);
        int dot = key.lastIndexOf('.');
        String group = dot < 0 ? key + "_" : key.substring(0, dot + 1);
        Found best = null;
        String[] lines = member.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int line = member.firstLine() + i;
            for (String there : written(lines[i])) {
                double value = there.equals(key)
                        ? SAME
                        : CodeTerms.normalized(there).equals(whole)
                                ? WRITTEN_OTHERWISE
                                : there.startsWith(group) ? SAME_GROUP : 0;
                if (value > (best == null ? 0 : best.value())) {
                    best = new Found(member, line, key, there, value);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Set<String> written(String line) {
        Set<String> keys = in(line);
        int end = line.indexOf('=') > 0 ? line.indexOf('=') : line.indexOf(':');
        if (end > 0) {
            keys.add(line.substring(0, end).strip());
        }
        return keys;
    }
}
