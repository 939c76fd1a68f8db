package dev.loginsight.cli.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads settings from environment variables. Empty variables count as absent, lists are separated by commas. */
final class Environment {
    private static final String PREFIX = "LOGINSIGHT_";

    private Environment() {}

    static Map<Key, Given> read(Map<String, String> env, Path directory, Problems problems) {
        Map<Key, Given> values = new EnumMap<>(Key.class);
        for (Key key : Key.values()) {
            for (String alias : key.envAliases()) {
                String text = env.getOrDefault(alias, "");
                if (!text.isBlank()) {
                    values.put(key, given(key, alias, text, directory));
                }
            }
        }
        env.forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !text.isBlank() && !Names.OTHER_ENV.contains(name)) {
                take(name, text, directory, values, problems);
            }
        });
        return values;
    }

    private static void take(String name, String text, Path directory, Map<Key, Given> values, Problems problems) {
        Optional<Key> key = Arrays.stream(Key.values())
                .filter(it -> it.kind() != Kind.MAP && squeezed(it.envName()).equals(squeezed(name)))
                .findFirst();
        Optional<Key> map = Arrays.stream(Key.values())
                .filter(it -> it.kind() == Kind.MAP && name.startsWith(it.envName() + "_"))
                .findFirst();
        if (key.isPresent()) {
            values.put(key.get(), given(key.get(), name, text, directory));
        } else if (map.isPresent()) {
            String entry = name.substring(map.get().envName().length() + 1).toLowerCase(Locale.ROOT);
            Map<String, String> entries = new LinkedHashMap<>(
                    values.containsKey(map.get()) ? values.get(map.get()).map() : Map.of());
            entries.put(entry.replace('_', '-'), text);
            values.put(map.get(), new Given(List.of(), entries, where(name), directory));
        } else {
            problems.warn(where(name) + " is not a setting and is ignored" + Names.suggestEnv(name));
        }
    }

    private static Given given(Key key, String name, String text, Path directory) {
        List<String> texts = key.kind().isList()
                ? Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .toList()
                : List.of(text.strip());
        return new Given(texts, Map.of(), where(name), directory);
    }

    private static String squeezed(String name) {
        return name.replace("_", "");
    }

    private static String where(String name) {
        return "environment variable " + name;
    }
}
