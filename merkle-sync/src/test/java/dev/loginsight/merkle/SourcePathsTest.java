package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePathsTest {
    @TempDir
    Path temp;

    @Test
    void ordinaryPath_isBelowTheRoot() {
        assertThat(SourcePaths.resolve(temp, "a/b c.java")).contains(temp.resolve("a/b c.java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "a/../../x", "a//b", "/etc/passwd", "a/", "a/./b", "a\0b"})
    void pathThatNoIndexHolds_isEmpty(String path) {
        assertThat(SourcePaths.resolve(temp, path)).isEmpty();
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void namesAreUtf8_evenUnderAnAsciiLocale() throws Exception {
        RealGit git = RealGit.init(temp);
        git.write("größe/Größe.java", "class Größe {}")
                .write(".gitignore", "ä*\n")
                .write("ärger", "text")
                .commit("first");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AsciiLocale.class.getName(),
                        git.top.toString())
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("SLF4J"))
                .toList();

        assertThat(process.waitFor()).as("%s", output).isZero();
        assertThat(output)
                .containsExactly(
                        ".gitignore true first",
                        "größe/Größe.java true first",
                        "skipped ärger: ignored (.gitignore:1 ä*)");
        assertThat(Files.exists(git.top.resolve("größe"))).isTrue();
    }
}
