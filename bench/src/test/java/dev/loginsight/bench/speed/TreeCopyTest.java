package dev.loginsight.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeCopyTest {
    @TempDir
    Path folder;

    @Test
    void change_touchesOneFileOfTheCopyOnly() throws IOException {
        Path source = Files.createDirectories(folder.resolve("source/src"));
        for (String name : new String[] {"A", "B", "C"}) {
            Files.writeString(
                    source.resolve(name + ".java"), ("class " + name + " {\n").repeat(name.charAt(0) - 'A' + 2));
        }
        Files.writeString(source.resolve("README"), "one\ntwo\n");
        Files.createDirectories(folder.resolve("source/.git/objects"));

        TreeCopy copy = TreeCopy.of(folder.resolve("source"), folder.resolve("copy"));
        copy.change();

        Path copied = folder.resolve("copy/src");
        assertThat(copied.resolve("B.java")).content().isEqualTo("class B {\nclass B {\n\nclass B {\n");
        assertThat(source.resolve("B.java")).content().isEqualTo("class B {\n".repeat(3));
        assertThat(copied.resolve("A.java")).hasSameTextualContentAs(source.resolve("A.java"));
        assertThat(copied.resolve("C.java")).hasSameTextualContentAs(source.resolve("C.java"));
        assertThat(folder.resolve("copy/.git")).doesNotExist();
    }

    @Test
    void emptyTree_cannotBeMeasured() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> TreeCopy.of(empty, folder.resolve("copy")))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("holds no file with anything in it");
    }
}
