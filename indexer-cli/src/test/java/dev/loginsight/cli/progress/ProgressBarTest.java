package dev.loginsight.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final AtomicLong clock = new AtomicLong();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ProgressBar bar = new ProgressBar(new PrintStream(err), clock::get);

    @Test
    void line_halfDone_showsRateAndTimeLeft() {
        assertThat(ProgressBar.line("indexing", 500, 1000, 5))
                .isEqualTo("indexing [============            ]  50% 500/1,000, 100/s, 5s left");
        assertThat(ProgressBar.line("indexing", 10, 1000, 1)).endsWith(" 10/s, 1m39s left");
        assertThat(ProgressBar.line("listing", 10, 0, 1)).isEqualTo("listing 10");
    }

    @Test
    void show_shortWork_isSilent() {
        bar.show("indexing", 1, 2);
        bar.close();

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void show_often_redrawsTenTimesASecondAndCleansUp() {
        for (int i = 1; i <= 1000; i++) {
            clock.addAndGet(1_000_000);
            bar.show("indexing", i, 1000);
        }
        bar.close();

        assertThat(err.toString().split("\r", -1)).hasSize(12);
        assertThat(err.toString()).endsWith("\r\u001b[K");
    }
}
