package dev.loginsight.cli.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which name was probably meant. */
final class Names {
    /** Environment variables of ours that are not settings. */
    static final Set<String> OTHER_ENV =
            Set.of("LOGINSIGHT_BUILD", "LOGINSIGHT_CACHE", "LOGINSIGHT_DEBUG", "LOGINSIGHT_JAVA_OPTS");

    private Names() {}

    /** {@code "; did you mean model.name?"}, or nothing. */
    static String suggestKey(String path) {
        String bare = path.startsWith("loginsight.") ? path.substring("loginsight.".length()) : path;
        return suggest(bare, Arrays.stream(Key.values()).map(Key::path).toList());
    }

    static String suggestEnv(String name) {
        List<String> known = new ArrayList<>(OTHER_ENV);
        Arrays.stream(Key.values()).map(Key::envName).forEach(known::add);
        return suggest(name, known);
    }

    private static String suggest(String name, List<String> known) {
        return Nearest.of(name, known)
                .or(() -> containing(words(name), known))
                .or(() -> entryOfMap(name))
                .map(best -> "; did you mean " + best + "?")
                .orElse("");
    }

    /** {@code model.url} for {@code model.base-url}, {@code repos} for {@code repositories}: the one with the fewest other words. */
    private static Optional<String> containing(List<String> words, List<String> known) {
        return known.stream()
                .filter(candidate -> isContained(words, words(candidate)))
                .min(Comparator.comparingInt(candidate -> words(candidate).size()));
    }

    private static boolean isContained(List<String> words, List<String> candidate) {
        int found = 0;
        for (String word : candidate) {
            if (found < words.size() && words.get(found).length() >= 3 && word.startsWith(words.get(found))) {
                found++;
            }
        }
        return found == words.size();
    }

    private static List<String> words(String name) {
        String bare = name.startsWith("LOGINSIGHT_") ? name.substring("LOGINSIGHT_".length()) : name;
        return List.of(bare.split("[._-]"));
    }

    private static Optional<String> entryOfMap(String name) {
        int dot = name.lastIndexOf('.');
        List<String> maps = Arrays.stream(Key.values())
                .filter(key -> key.kind() == Kind.MAP)
                .map(Key::path)
                .toList();
        return dot < 0
                ? Optional.empty()
                : Nearest.of(name.substring(0, dot), maps).map(map -> map + name.substring(dot));
    }
}
