package dev.loginsight.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line that redraws itself: bar, count, rate and the time still needed. Only for a terminal; see {@link
 * dev.loginsight.cli.console.Console#errTerminal}. Safe for use by several threads.
 */
public final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final LongSupplier nanos;
    private long started;
    private long drawn;
    private boolean shown;
    private String phase = "";

    public ProgressBar(PrintStream err) {
        this(err, System::nanoTime);
    }

    ProgressBar(PrintStream err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.drawn = started;
    }

    /** Shows a step of {@code total}, at most ten times a second; the first 0.1 s show nothing, so that short work is silent. */
    public synchronized void show(String what, long done, long total) {
        long now = nanos.getAsLong();
        if (!what.equals(phase)) {
            phase = what;
            started = now; // the rate is this phase's own
        }
        if (now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        shown = true;
        err.print(CLEAR + line(what, done, total, (now - started) / 1e9));
        err.flush();
    }

    static String line(String what, long done, long total, double seconds) {
        if (total <= 0) {
            return "%s %,d".formatted(what, done);
        }
        double share = Math.clamp((double) done / total, 0, 1);
        int full = (int) (share * WIDTH);
        double rate = seconds > 0 ? done / seconds : 0;
        String rest = rate > 0 ? ", " + clock((total - done) / rate) + " left" : "";
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d%% %,d/%,d, %,.0f/s%s",
                what,
                "=".repeat(full),
                " ".repeat(WIDTH - full),
                (int) (share * 100),
                done,
                total,
                rate,
                rest);
    }

    private static String clock(double seconds) {
        long s = Math.round(Math.max(0, seconds));
        return s < 60 ? s + "s" : s < 3600 ? s / 60 + "m" + s % 60 + "s" : s / 3600 + "h" + s % 3600 / 60 + "m";
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the line away, for other words to be printed. */
    public synchronized void clear() {
        if (shown) {
            shown = false;
            err.print(CLEAR);
            err.flush();
        }
    }
}
