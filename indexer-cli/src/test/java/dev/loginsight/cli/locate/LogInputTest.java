package dev.loginsight.cli.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.cli.TestConsole;
import dev.loginsight.cli.console.CliFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInputTest {
    @TempDir
    private Path dir;

    private TestConsole test;

    @BeforeEach
    void console() {
        test = new TestConsole(dir, dir);
    }

    @Test
    void read_pipeOrDashOrFile_givesTheText() throws IOException {
        Files.writeString(dir.resolve("app.log"), "from file");

        assertThat(new LogInput(test.console("piped")).read(null)).isEqualTo("piped");
        assertThat(new LogInput(test.console("piped")).read("-")).isEqualTo("piped");
        assertThat(new LogInput(test.console("piped")).read("app.log")).isEqualTo("from file");
    }

    @Test
    void read_nothingToLookFor_isOneSentence() {
        assertThatThrownBy(() -> new LogInput(test.console(" \n")).read(null))
                .isInstanceOf(CliFailure.class)
                .hasMessage("the log is empty: standard input holds no text to look for");
    }

    @Test
    void read_missingFileOrDirectory_isOneSentence() {
        assertThatThrownBy(() -> new LogInput(test.console("")).read("gone.log"))
                .hasMessage("there is no file gone.log");
        assertThatThrownBy(() -> new LogInput(test.console("")).read(dir.toString()))
                .hasMessage(dir + " is a directory; name a log file");
    }

    @Test
    void decoded_marksAndInvalidBytes_stillGiveText() {
        assertThat(LogInput.decoded("\ufeffboom".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("boom");
        assertThat(LogInput.decoded("\ufeffboom".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("boom");
        assertThat(LogInput.decoded("boom".getBytes(StandardCharsets.UTF_16))).isEqualTo("boom");
        assertThat(LogInput.decoded(new byte[] {'b', (byte) 0xC3, 'm'})).isEqualTo("b\ufffdm");
    }
}
