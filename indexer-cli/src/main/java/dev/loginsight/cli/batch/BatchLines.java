package dev.loginsight.cli.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of an input that may be hostile: one line is never held beyond its limit. Invalid UTF-8 becomes U+FFFD. */
final class BatchLines {
    private final Reader in;
    private final int limit;

    BatchLines(InputStream in, int limit) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        this.limit = limit;
    }

    /** @param tooLong the rest of the line was read and dropped */
    record Line(String text, boolean tooLong) {}

    /** The next line without its end; null at the end of the input. */
    @Nullable
    Line next() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean tooLong = false;
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (text.length() < limit) {
                text.append((char) c);
            } else {
                tooLong = true;
            }
        }
        return new Line(text.toString(), tooLong);
    }
}
