package dev.loginsight.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void failure_ofThePipe_isRememberedAndTold() {
        StandardOutput sink = new StandardOutput(failing("Broken pipe"));

        new PrintStream(sink, true).print("x");

        IOException failure = sink.failure();
        assertThat(failure).isNotNull();
        assertThat(StandardOutput.readerIsGone(failure)).isTrue();
    }

    @Test
    void failure_ofTheDisk_isNotTakenForAReaderGone() {
        StandardOutput sink = new StandardOutput(failing("No space left on device"));

        new PrintStream(sink, true).print("x");

        IOException failure = sink.failure();
        assertThat(failure).isNotNull();
        assertThat(StandardOutput.readerIsGone(failure)).isFalse();
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
