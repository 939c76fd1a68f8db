package dev.loginsight.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/configuration.md} in step with {@link Key}. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    void page_holdsEveryKeyAsTheCodeHasIt() throws IOException {
        String table =
                Arrays.stream(Key.values()).map(ConfigurationPageTest::row).collect(Collectors.joining());

        assertThat(Files.readString(PAGE)).contains(table);
    }

    private static String row(Key key) {
        String own = key.kind() == Kind.MAP ? key.envName() + "_*" : key.envName();
        String env = Stream.concat(Stream.of(own), key.envAliases().stream())
                .map(it -> "`" + it + "`")
                .collect(Collectors.joining(", "));
        String value = key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`";
        String path = key.kind() == Kind.MAP ? key.path() + ".*" : key.path();
        return "| `%s` | %s | %s | %s | %s |%n"
                .formatted(path, env, key.kind().label(), value, key.description())
                .replace(System.lineSeparator(), "\n");
    }
}
