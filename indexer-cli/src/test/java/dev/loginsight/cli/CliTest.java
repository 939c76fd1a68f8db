package dev.loginsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
    private static final List<String> COMMANDS =
            List.of("index", "status", "query", "locate", "explain", "serve", "demo", "insights", "doctor");

    @TempDir
    private Path dir;

    @Test
    void help_listsEveryCommand() {
        TestConsole test = new TestConsole(dir, dir);

        assertThat(test.run("--help")).isZero();
        COMMANDS.forEach(command -> assertThat(test.out()).containsPattern("(?m)^  " + command + " "));
    }

    @Test
    void helpOfEveryCommand_hasExamples() {
        for (String command : COMMANDS) {
            TestConsole test = new TestConsole(dir, dir);
            assertThat(test.run(command, "--help")).isZero();
            assertThat(test.out()).contains("Usage: loginsight " + command, "Examples:\n  ");
            assertThat(test.err()).isEmpty();
        }
    }

    @Test
    void noCommand_isAUsageErrorThatShowsTheCommands() {
        TestConsole test = new TestConsole(dir, dir);

        assertThat(test.run()).isEqualTo(2);
        assertThat(test.err()).contains("Usage: loginsight");
    }

    @Test
    void misspeltCommand_isToldTheNearest() {
        TestConsole test = new TestConsole(dir, dir);

        assertThat(test.run("qeury", "x")).isEqualTo(2);
        assertThat(test.err()).isEqualTo("loginsight: there is no command 'qeury'; did you mean: loginsight query?\n");
    }

    @Test
    void helpOfACommandThatDoesNotExist_isAUsageError() {
        TestConsole test = new TestConsole(dir, dir);

        assertThat(test.run("locat", "--help")).isEqualTo(2);
        assertThat(test.err()).isEqualTo("loginsight: there is no command 'locat'; did you mean: loginsight locate?\n");
        assertThat(test.run("bogus", "-h")).isEqualTo(2);
        assertThat(test.err()).isEqualTo("loginsight: there is no command 'bogus'; `loginsight --help` lists them\n");
        assertThat(test.out()).isEmpty();
    }

    @Test
    void argumentsBehindDashes_areNotCalledOptions() {
        TestConsole test = new TestConsole(dir, dir);

        assertThat(test.run("locate", "--", "-x.log", "-k", "1")).isEqualTo(2);
        assertThat(test.err())
                .startsWith(
                        "loginsight: `loginsight locate` takes one FILE, and these were given behind `--`: -x.log -k 1;"
                                + " options go before `--`\n")
                .doesNotContain("Did you mean");
        assertThat(test.run("doctor", "--", "-k")).isEqualTo(2);
        assertThat(test.err())
                .contains("`loginsight doctor` takes no arguments")
                .doesNotContain("Unknown option");
        assertThat(test.run("locate", "-kk", "--", "x.log")).isEqualTo(2);
        assertThat(test.err()).doesNotContain("behind `--`");
    }

    @Test
    void version_namesTheRuntime() {
        TestConsole test = new TestConsole(dir, dir);

        assertThat(test.run("--version")).isZero();
        assertThat(test.out()).startsWith("loginsight ").contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void failure_showsAStackTraceOnlyWhenAsked() {
        TestConsole test = new TestConsole(dir.resolve("home"), dir);

        assertThat(test.run("query", "x")).isEqualTo(1);
        assertThat(test.err().lines()).hasSize(1);
        assertThat(test.run("query", "x", "--verbose")).isEqualTo(1);
        assertThat(test.err()).contains("\tat dev.loginsight");
        assertThat(test.env("LOGINSIGHT_DEBUG", "1").run("query", "x")).isEqualTo(1);
        assertThat(test.err()).contains("\tat dev.loginsight");
    }

    @Test
    void emptyArgument_isAUsageErrorThatNamesIt() {
        TestConsole test = new TestConsole(dir.resolve("home"), dir);

        for (String[] command : new String[][] {
            {"index", "DIR"}, {"status", "DIR"}, {"locate", "FILE"}, {"explain", "FILE"}, {"insights", "ID"}
        }) {
            assertThat(test.runWith("x", command[0], "")).isEqualTo(2);
            assertThat(test.err())
                    .isEqualTo("loginsight: `loginsight " + command[0] + "` was given an empty " + command[1]
                            + "; leave it out, or look at the variable that it came from\n");
        }
        for (String[] command : new String[][] {
            {"query", "--repo", "", "x"}, {"query", "--repo=", "x"}, {"serve", "--repo", ""}, {"index", "--home", ""}
        }) {
            assertThat(test.run(command)).isEqualTo(2);
            assertThat(test.err())
                    .startsWith("loginsight: " + command[1].replace("=", "") + " was given an empty DIR;")
                    .hasLineCount(1);
        }
        assertThat(dir.resolve("home")).doesNotExist();
    }

    @Test
    void badOptionValueOfServe_isAUsageError() {
        TestConsole test = new TestConsole(dir.resolve("home"), dir);

        for (String port : new String[] {"99999", "abc"}) {
            assertThat(test.run("serve", "--port", port)).isEqualTo(2);
            assertThat(test.err())
                    .isEqualTo(
                            "loginsight: option --port: port must be a port from 0 to 65535, not \"" + port + "\"\n");
        }
        test.env("LOGINSIGHT_PORT", "abc");
        assertThat(test.run("serve")).isEqualTo(1);
        assertThat(test.err()).contains("the configuration is wrong: environment variable LOGINSIGHT_PORT");
        assertThat(test.run("serve", "--kafka-port", "-1")).isEqualTo(2);
        assertThat(test.err()).contains("LOGINSIGHT_PORT", "option --kafka-port");
    }
}
