package dev.loginsight.merkle;

import dev.loginsight.merkle.KnownFolders.Finding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides by its content whether a file is text worth indexing, and decodes it. */
final class Classifier {
    /** As far as git looks for a NUL. */
    private static final int HEAD = 8000;
    /** Control chars a thousand, above which a file without a NUL is not text either. */
    private static final int CONTROLS_PER_MILLE = 30;
    /** A line that nobody wrote by hand. */
    private static final int LONG_LINE = 500;
    /** Code lines of a usual length that show somebody wrote the file. */
    private static final int HAND_WRITTEN_LINES = 20;

    private static final int SMALLEST_MINIFIED = 2048;
    /** What may be data (JSON, XML, text) is left alone until it is of no use to a reader. */
    private static final int SMALLEST_UNREADABLE = 32 * 1024;

    /** Either a text, with or without a note, or why there is none. */
    record Result(
            @Nullable String text,
            @Nullable String note,
            @Nullable Finding refusal) {
        private static Result refused(SkipReason reason, String detail) {
            return new Result(null, null, new Finding(reason, detail));
        }
    }

    private Classifier() {}

    /** Whether the first bytes of a file show that the rest need not be read. */
    static boolean isBinary(byte[] bytes, int length) {
        if (byteOrderMark(bytes, length) != null) {
            return false;
        }
        int controls = 0;
        int end = Math.min(length, HEAD);
        for (int i = 0; i < end; i++) {
            int b = bytes[i];
            if (b == 0) {
                return true;
            }
            boolean usual = b >= ' ' || b < 0 || (b >= 7 && b <= 13) || b == 27 || b == 26;
            controls += usual ? 0 : 1;
        }
        return controls * 1000L > (long) end * CONTROLS_PER_MILLE;
    }

    static Result classify(String path, byte[] bytes, int length) {
        if (isBinary(bytes, length)) {
            return Result.refused(SkipReason.BINARY, "its first bytes are not text");
        }
        Charset marked = byteOrderMark(bytes, length);
        String decoded = new String(bytes, 0, length, marked == null ? StandardCharsets.UTF_8 : marked);
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        if (marked != null && text.indexOf('\0') >= 0 && text.indexOf('\0') < HEAD) {
            return Result.refused(SkipReason.BINARY, "it holds NULs");
        }
        Finding minified = minified(path, text);
        if (minified != null) {
            return new Result(null, null, minified);
        }
        String note = marked == null ? invalidNote(bytes, length, text) : "decoded from " + marked.name();
        return withoutSecrets(path, text, note);
    }

    private static Result withoutSecrets(String path, String text, @Nullable String note) {
        List<Secrets.Finding> secrets = Secrets.find(text, Languages.isSettings(path) && !Languages.isTest(path));
        if (secrets.isEmpty()) {
            return new Result(text, note, null);
        }
        Secrets.Finding first = secrets.getFirst();
        String what = "%s in line %d".formatted(first.kind(), lineOf(text, first.start()));
        if (Languages.isSource(path) && Languages.isTest(path)) {
            // Tests carry keys made for them; leaving the test out would cost answers, showing the key could cost more.
            String masked = "masked: " + what + (secrets.size() > 1 ? " and " + (secrets.size() - 1) + " more" : "");
            return new Result(Secrets.mask(text), note == null ? masked : note + "; " + masked, null);
        }
        return Result.refused(SkipReason.SECRET, what);
    }

    private static @Nullable Charset byteOrderMark(byte[] bytes, int length) {
        int mark = 0;
        for (int i = 0; i < 4; i++) {
            mark = mark << 8 | (i < length ? bytes[i] & 0xFF : 0x55);
        }
        if (mark == 0xFFFE0000 || mark == 0x0000FEFF) {
            return Charset.forName("UTF-32");
        }
        int two = mark >>> 16;
        return two == 0xFEFF ? StandardCharsets.UTF_16BE : two == 0xFFFE ? StandardCharsets.UTF_16LE : null;
    }

    /** A file may hold U+FFFD of its own; only what the decoder had to replace is worth a note. */
    private static @Nullable String invalidNote(byte[] bytes, int length, String text) {
        if (text.indexOf('\uFFFD') < 0) {
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer out = CharBuffer.allocate(8192);
        int invalid = 0;
        int line = 1;
        int firstLine = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            out.flip();
            line += (int) out.chars().filter(c -> c == '\n').count();
            out.clear();
            if (result.isUnderflow()) {
                break;
            }
            if (result.isError()) {
                invalid++;
                firstLine = firstLine == 0 ? line : firstLine;
                in.position(in.position() + result.length());
            }
        }
        return invalid == 0
                ? null
                : "%d %s not UTF-8 and replaced, the first in line %d"
                        .formatted(invalid, invalid == 1 ? "place is" : "places are", firstLine);
    }

    private static @Nullable Finding minified(String path, String text) {
        boolean script = path.matches("(?i).*\\.([mc]?js|css)");
        if (Languages.isCompiledSource(path) || text.length() < (script ? SMALLEST_MINIFIED : SMALLEST_UNREADABLE)) {
            return null;
        }
        long inLongLines = 0;
        int written = 0;
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            if (end - start > LONG_LINE) {
                inLongLines += end - start;
            } else if (isCode(text, start, end) && ++written >= HAND_WRITTEN_LINES) {
                return null;
            }
            start = end + 1;
        }
        return inLongLines * 10 < text.length() * 7L
                ? null
                : new Finding(SkipReason.MINIFIED, "most of it is in lines longer than " + LONG_LINE + " characters");
    }

    /** Neither blank nor part of the licence that minifiers leave at the top. */
    private static boolean isCode(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
        return at < end && text.charAt(at) != '*' && text.charAt(at) != '/';
    }

    private static int lineOf(String text, int index) {
        return 1 + (int) text.chars().limit(index).filter(c -> c == '\n').count();
    }
}
