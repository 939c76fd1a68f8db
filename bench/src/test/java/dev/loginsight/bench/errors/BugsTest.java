package dev.loginsight.bench.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BugsTest {
    @TempDir
    Path folder;

    @Test
    void patched_exceptionsWithAMethod_areThoseOfTheMainFigure() throws IOException {
        List<Bug> exceptions = Bugs.patched().stream().filter(Bug::exception).toList();

        assertThat(Bugs.patched()).hasSize(265);
        assertThat(exceptions).hasSize(96);
        assertThat(exceptions)
                .filteredOn(bug -> !bug.hasMethod())
                .extracting(Bug::id)
                .containsExactlyInAnyOrder("Lang-56", "Csv-12", "Codec-16", "Collections-28");
        assertThat(Bugs.released()).hasSize(99).allMatch(Bug::hasMethod);
    }

    @Test
    void patched_lineCutOff_saysWhere() throws IOException {
        Path file = Files.writeString(folder.resolve("bugs.jsonl"), "\n{\"id\":");

        assertThatThrownBy(() -> Bugs.patched(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ":2 is no JSON");
    }

    @Test
    void patched_fieldMissing_saysWhich() throws IOException {
        Path file = Files.writeString(folder.resolve("bugs.jsonl"), "{\"id\":\"Lang-1\",\"project\":\"Lang\"}");

        assertThatThrownBy(() -> Bugs.patched(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ":1 has no field \"repo\"");
    }

    @Test
    void patched_noFile_saysSo() {
        assertThatThrownBy(() -> Bugs.patched(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("none") + " does not exist");
    }
}
