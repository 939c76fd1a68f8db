package dev.loginsight.cli.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A value somebody gave, not yet interpreted.
 *
 * @param texts one for a single value
 * @param map for {@link Kind#MAP} only
 * @param where for messages: {@code /home/me/.loginsight/loginsight.yml:7}, {@code environment variable LOGINSIGHT_PORT}
 * @param base what relative paths in it are relative to
 */
record Given(List<String> texts, Map<String, String> map, String where, Path base) {
    private static final String OPTION = "option ";

    static Given text(String text, String where, Path base) {
        return new Given(List.of(text), Map.of(), where, base);
    }

    /** @param name for messages: {@code --port} */
    static Given option(String name, String text, Path base) {
        return text(text, OPTION + name, base);
    }

    boolean isOption() {
        return where.startsWith(OPTION);
    }

    String text() {
        return texts.isEmpty() ? "" : texts.getFirst();
    }
}
