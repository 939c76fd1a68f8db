package dev.loginsight.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of loginsight.cmd where it does not run. */
class WindowsLauncherTest {
    private static final Path LAUNCHER = Path.of("..", "loginsight.cmd");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern PATH =
            Pattern.compile("%(here|checkout|program|best|java_home|programfiles|localappdata|userprofile)%");

    /** Text between percent signs is put in before the line is parsed: {@code Program Files (x86)} would close a block. */
    @Test
    void paths_outsideQuotes_areNeverPutInBeforeParsing() throws IOException {
        for (String line : commands()) {
            assertThat(QUOTED.matcher(line).replaceAll("").toLowerCase(Locale.ROOT))
                    .as(line)
                    .doesNotContainPattern(PATH);
        }
    }

    @Test
    void delayedExpansion_isOnWhereItIsUsed() throws IOException {
        boolean on = false;
        for (String line : commands()) {
            if (line.startsWith(":")) {
                on = false;
            } else if (line.equals("setlocal EnableDelayedExpansion")) {
                on = true;
            }
            assertThat(on || !line.contains("!")).as(line).isTrue();
        }
    }

    @Test
    void labels_thatAreJumpedTo_exist() throws IOException {
        List<String> commands = commands();
        for (String line : commands) {
            var jump = Pattern.compile("(?:goto |call :)(\\w+)").matcher(line);
            if (jump.find()) {
                assertThat(commands).as(line).contains(":" + jump.group(1));
            }
        }
    }

    private static List<String> commands() throws IOException {
        return Files.readAllLines(LAUNCHER).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("rem "))
                .toList();
    }
}
