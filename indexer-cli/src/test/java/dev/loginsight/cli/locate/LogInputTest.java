package dev.loginsight.cli.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.cli.TestConsole;
import dev.loginsight.cli.console.CliFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
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
    void read_gzip_isReadAsWhatItHolds() throws IOException {
        byte[] packed = gzip("ERROR boom\n".repeat(100));
        Files.write(dir.resolve("app.log.1.gz"), packed);
        Files.write(dir.resolve("cut.log.gz"), Arrays.copyOf(packed, packed.length - 12));

        assertThat(new LogInput(test.console("")).read("app.log.1.gz")).startsWith("ERROR boom\nERROR boom\n");
        assertThatThrownBy(() -> new LogInput(test.console("")).read("cut.log.gz"))
                .isInstanceOf(CliFailure.class)
                .hasMessage(
                        "cut.log.gz is gzip data that is damaged or cut off; decompress as much as there is with: zcat");
    }

    @Test
    void read_gzipOfTooMuch_isRefusedBeforeItIsUnpackedWhole() throws IOException {
        Files.write(dir.resolve("bomb.gz"), gzip("0123456789abcdef".repeat(LogInput.MAX_BYTES / 16 + 1)));

        assertThatThrownBy(() -> new LogInput(test.console("")).read("bomb.gz"))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("is larger than 64 MB");
    }

    @Test
    void read_binary_isRefusedAndLogsWithOddBytesAreNot() throws IOException {
        byte[] noise = new byte[4000];
        new Random(1).nextBytes(noise);
        Files.write(dir.resolve("core"), noise);
        byte[] rotated = new byte[5000];
        byte[] line = "\u001b[31mERROR\u001b[0m caf\u00e9 \u0001 boom\n".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(line, 0, rotated, 4900, line.length);
        Files.write(dir.resolve("app.log"), rotated);

        assertThatThrownBy(() -> new LogInput(test.console("")).read("core"))
                .isInstanceOf(CliFailure.class)
                .hasMessage("core is binary data, not a log; if it is a compressed one, decompress it first");
        assertThat(new LogInput(test.console("")).read("app.log")).contains("boom");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
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

    @Test
    void decoded_utf16WithoutAMark_isToldByItsZeros() {
        String log =
                "ERROR Zahlung von M\u00fcller (\u20ac 12) fehlgeschlagen \ud83d\ude00\n\tat shop.Pay.run(Pay.java:7)\n";

        assertThat(LogInput.decoded(log.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(log);
        assertThat(LogInput.decoded(log.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(log);
        String mixed = "\u652f\u4ed8\u5931\u6557\u306e\u8a73\u7d30\n" + log;
        assertThat(LogInput.decoded(mixed.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(mixed);
    }

    @Test
    void decoded_utf8WithSomeZeros_staysUtf8() {
        String log = "ERROR key \0\0 of M\u00fcller is broken\n\tat shop.Pay.run(Pay.java:7)\n";

        assertThat(LogInput.decoded(log.getBytes(StandardCharsets.UTF_8))).isEqualTo(log);
        assertThat(LogInput.decoded(new byte[] {'a', 0})).isEqualTo("a\0");
        assertThat(LogInput.decoded(new byte[] {'a', 0, 0, 0, 'b', 0, 0, 0, 'c', 0, 0, 0}))
                .startsWith("a\0\0\0b");
    }
}
