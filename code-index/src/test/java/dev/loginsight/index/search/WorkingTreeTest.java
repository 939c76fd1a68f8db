package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingTreeTest {
    @TempDir
    private Path directory;

    private WorkingTree tree;

    @BeforeEach
    void files() throws IOException {
        Path root = Files.createDirectories(directory.resolve("repo"));
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("src/A.java"), "one\ntwo\r\nthree\nfour\n");
        Files.writeString(directory.resolve("secret.txt"), "secret\n");
        Files.createSymbolicLink(root.resolve("out.txt"), directory.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("up"), directory);
        Files.createSymbolicLink(root.resolve("inside.java"), root.resolve("src/A.java"));
        tree = new WorkingTree(root);
    }

    @Test
    void lines_areCutToWhatTheFileHas() {
        assertThat(tree.lines("src/A.java", 2, 3)).contains("two\nthree");
        assertThat(tree.lines("src/A.java", 1, 1)).contains("one");
        assertThat(tree.lines("src/A.java", 3, 99)).contains("three\nfour");
        assertThat(tree.lines("src/A.java", 1, Integer.MAX_VALUE)).contains("one\ntwo\nthree\nfour");
    }

    @Test
    void lines_thatAreNone_giveNothing() {
        assertThat(tree.lines("src/A.java", 5, 6)).isEmpty();
        assertThat(tree.lines("src/A.java", 0, 2)).isEmpty();
        assertThat(tree.lines("src/A.java", 3, 2)).isEmpty();
        assertThat(tree.lines("src/B.java", 1, 2)).isEmpty();
        assertThat(tree.lines("src", 1, 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.txt",
                "src/../../secret.txt",
                "out.txt",
                "up/secret.txt",
                "up/repo/../secret.txt",
                "",
                "  ",
                "a\u0000b",
                "/etc/hostname",
                "src/A.java/../../../secret.txt"
            })
    void lines_outsideTheRoot_giveNothing(String file) {
        assertThat(tree.lines(file, 1, 1)).isEmpty();
        assertThat(tree.lines(directory.resolve("secret.txt").toString(), 1, 1)).isEmpty();
    }

    @Test
    void lines_ofALinkThatStaysInside_areRead() {
        assertThat(tree.lines("inside.java", 1, 1)).contains("one");
    }

    @Test
    void lines_withinAKey_areMasked() throws IOException {
        String body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";
        Files.writeString(
                directory.resolve("repo/src/KeyTest.java"),
                "class KeyTest { String key = \"\"\"\n-----BEGIN PRIVATE KEY-----\n" + (body + "\n").repeat(8)
                        + "-----END PRIVATE KEY-----\n\"\"\"; }\n");

        assertThat(tree.lines("src/KeyTest.java", 4, 4))
                .hasValueSatisfying(line -> assertThat(line).hasSameSizeAs(body).matches("\\*+"));
        assertThat(tree.lines("src/KeyTest.java", 1, 1)).contains("class KeyTest { String key = \"\"\"");
    }
}
