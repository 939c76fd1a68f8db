package dev.loginsight.cli.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Checks what was given and turns it into {@link Settings}. A wrong value is reported and its default stands in. */
final class Resolver {
    private static final Set<Key> PASSED_ON = EnumSet.of(
            Key.KAFKA_TIMEOUT,
            Key.WORKER_PARALLEL_ANALYSES,
            Key.WORKER_RETRY_DELAY,
            Key.INGEST_ZONE,
            Key.DATADOG_EVENTS,
            Key.STATS_MEMORY,
            Key.STATS_RETENTION,
            Key.API_ALLOWED_HOSTS,
            Key.API_MAX_LIVE_CLIENTS,
            Key.API_HEARTBEAT);

    private final Map<Key, Given> values;
    private final Path home;
    private final Problems problems;

    Resolver(Map<Key, Given> values, Path home, Problems problems) {
        this.values = values;
        this.home = home;
        this.problems = problems;
    }

    Settings settings() {
        values.forEach(this::check);
        Given fields = values.get(Key.DATADOG_FIELDS);
        return new Settings(
                home,
                paths(Key.REPOSITORIES),
                single(Key.PORT, Kind::port),
                text(Key.BIND),
                new Settings.Kafka(
                        text(Key.KAFKA_BOOTSTRAP_SERVERS), kafkaPort(), single(Key.KAFKA_PARTITIONS, Kind::positive)),
                model(),
                new Settings.Filter(
                        single(Key.FILTER_MIN_SEVERITY, Kind::severity),
                        texts(Key.FILTER_KEYWORDS),
                        texts(Key.FILTER_PATTERNS)),
                single(Key.INGEST_MAX_BODY, Kind::size),
                fields == null ? Map.of() : fields.map(),
                new Settings.Index(
                        single(Key.INDEX_INTERVAL, Kind::duration),
                        single(Key.INDEX_MAX_FILE_SIZE, Kind::size),
                        texts(Key.INDEX_EXCLUDE)),
                file(Key.INSIGHTS_DATABASE),
                file(Key.STATS_DATABASE),
                others(),
                values.keySet(),
                problems.warnings());
    }

    private Map<Key, List<String>> others() {
        Map<Key, List<String>> others = new EnumMap<>(Key.class);
        PASSED_ON.stream()
                .filter(values::containsKey)
                .forEach(key -> others.put(key, values.get(key).texts()));
        return others;
    }

    /** Whoever lets the system choose the one port wants no fixed other one. */
    private int kafkaPort() {
        boolean free = single(Key.PORT, Kind::port) == 0 && !values.containsKey(Key.KAFKA_PORT);
        return free ? 0 : single(Key.KAFKA_PORT, Kind::port);
    }

    private Settings.Model model() {
        boolean configured = values.containsKey(Key.MODEL_API_KEY) || values.containsKey(Key.MODEL_BASE_URL);
        return new Settings.Model(
                text(Key.MODEL_API_KEY),
                text(Key.MODEL_BASE_URL),
                text(Key.MODEL_NAME),
                single(Key.MODEL_TIMEOUT, Kind::duration),
                single(Key.MODEL_MAX_ATTEMPTS, Kind::positive),
                configured);
    }

    private void check(Key key, Given given) {
        for (String text : given.texts()) {
            try {
                key.kind().check(text);
                Limits.check(key, text);
            } catch (IllegalArgumentException e) {
                String shown = key.kind() == Kind.SECRET || text.indexOf('@') >= 0 ? "" : ", not \"" + text + "\"";
                String sentence = given.where() + ": " + key.path() + " must be " + e.getMessage() + shown;
                if (given.isOption()) {
                    problems.addMisuse(sentence);
                } else {
                    problems.add(sentence);
                }
            }
        }
    }

    private <T> T single(Key key, Function<String, T> parse) {
        Given given = values.get(key);
        if (given != null) {
            try {
                return parse.apply(given.text());
            } catch (IllegalArgumentException e) {
                return parse.apply(key.defaultText()); // check has reported it
            }
        }
        return parse.apply(key.defaultText());
    }

    private String text(Key key) {
        return single(key, Function.identity());
    }

    private List<String> texts(Key key) {
        Given given = values.get(key);
        if (given != null) {
            return given.texts();
        }
        return Arrays.stream(key.defaultText().split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private List<Path> paths(Key key) {
        Given given = values.get(key);
        return given == null
                ? List.of()
                : given.texts().stream().map(it -> path(it, given.base())).toList();
    }

    private Path file(Key key) {
        Given given = values.get(key);
        if (given == null) {
            return home.resolve(key.defaultText().substring("<home>/".length()));
        }
        Path file = path(given.text(), given.base());
        if (Files.isDirectory(file)) {
            problems.add(given.where() + ": " + key.path() + " must be a file, and " + file + " is a folder");
        }
        return file;
    }

    /** A leading {@code ~/} is the user's home, as in a shell. */
    static Path path(String text, Path base) {
        String expanded =
                text.equals("~") || text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text;
        return base.resolve(expanded).normalize().toAbsolutePath();
    }
}
