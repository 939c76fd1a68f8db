package dev.loginsight.cli.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
                .map(best -> "; did you mean " + best + "?")
                .orElse("");
    }
}
