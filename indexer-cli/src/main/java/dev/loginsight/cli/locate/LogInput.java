package dev.loginsight.cli.locate;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log that {@code locate} and {@code explain} are about. Invalid UTF-8 becomes U+FFFD. UTF-16, which PowerShell's
 * redirection writes, is told by its byte order mark, or by its zeros where a tool has cut the mark off. What gzip has compressed, as
 * rotated logs are, is read as what it holds.
 */
public final class LogInput {
    /** Where an error began stands in its first kilobytes; this bounds memory against an endless pipe. */
    static final int MAX_BYTES = 64 << 20;

    /** So many bytes show how a text is encoded. */
    private static final int SAMPLE = 64 << 10;

    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    private final Console console;

    public LogInput(Console console) {
        this.console = console;
    }

    /**
     * @param file a path, {@code -} for standard input; null for standard input when something is piped into it
     * @throws CliFailure with what to do, when there is nothing to read
     */
    public String read(@Nullable String file) {
        if (file == null && console.inTerminal()) {
            throw CliFailure.usage("which log? Name a FILE, or pipe one in: kubectl logs shop | loginsight locate");
        }
        String name = file == null || file.equals("-") ? "standard input" : file;
        byte[] bytes = bytes(file, name);
        requireText(bytes, name);
        String log = decoded(bytes);
        if (log.isBlank()) {
            throw new CliFailure("the log is empty: " + name + " holds no text to look for");
        }
        return log;
    }

    private byte[] bytes(@Nullable String file, String name) {
        try (InputStream in = unpacked(open(file))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new CliFailure(name + " is larger than " + (MAX_BYTES >> 20)
                        + " MB; cut out the part around the error, such as with tail -c 1M");
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw new CliFailure(
                    name + " is gzip data that is damaged or cut off; decompress as much as there is with: zcat", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        PushbackInputStream ahead = new PushbackInputStream(in, GZIP.length);
        byte[] first = ahead.readNBytes(GZIP.length);
        ahead.unread(first);
        return Arrays.equals(first, GZIP) ? new GZIPInputStream(ahead) : ahead;
    }

    /**
     * Text of any encoding has hardly a control character, data has one in ten bytes. Zeros are not counted: UTF-16 is full of them, and
     * so are logs that were cut to nothing while a process went on writing at its old position.
     */
    private static void requireText(byte[] bytes, String name) {
        int size = Math.min(bytes.length, SAMPLE);
        int controls = 0;
        for (int i = 0; i < size; i++) {
            controls += bytes[i] > 0 && bytes[i] < ' ' && "\t\n\r\f\b\u001b".indexOf(bytes[i]) < 0 ? 1 : 0;
        }
        if (controls * 25 > size) {
            throw new CliFailure(name + " is binary data, not a log; if it is a compressed one, decompress it first");
        }
    }

    private InputStream open(@Nullable String file) throws IOException {
        if (file == null || file.equals("-")) {
            return console.in();
        }
        Path path = console.resolve(file);
        if (Files.isDirectory(path)) {
            throw new CliFailure(file + " is a directory; name a log file");
        }
        if (!Files.exists(path)) {
            throw new CliFailure("there is no file " + file);
        }
        try {
            return Files.newInputStream(path);
        } catch (AccessDeniedException e) {
            throw new CliFailure("no permission to read " + file, e);
        }
    }

    static String decoded(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            Charset utf16 = StandardCharsets.UTF_16; // reads the mark itself
            return new String(bytes, utf16);
        }
        return new String(bytes, unmarked(bytes));
    }

    /**
     * A log is ASCII for the most part, frames and levels above all, and in UTF-16 every second byte of ASCII is zero. Other texts
     * hold no zeros, and binary data holds them at even and odd places alike.
     */
    private static Charset unmarked(byte[] bytes) {
        int pairs = Math.min(bytes.length, SAMPLE) / 2;
        int first = 0;
        int second = 0;
        for (int i = 0; i < pairs; i++) {
            first += bytes[2 * i] == 0 ? 1 : 0;
            second += bytes[2 * i + 1] == 0 ? 1 : 0;
        }
        if (isMany(second, first, pairs)) {
            return StandardCharsets.UTF_16LE;
        }
        return isMany(first, second, pairs) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean isMany(int zeros, int atOtherPlaces, int pairs) {
        return zeros > 1 && zeros * 3 >= pairs && atOtherPlaces * 20 <= pairs;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
