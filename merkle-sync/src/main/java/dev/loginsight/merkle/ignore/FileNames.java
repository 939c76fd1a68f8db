package dev.loginsight.merkle.ignore;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Names of files as UTF-8, whatever the locale. Java decodes names by the locale: under {@code LANG=C} it gives {@code Größe.java} with
 * replacement characters. The path itself keeps the bytes, and its URI shows them.
 */
public final class FileNames {
    private static final boolean LOCALE_IS_UTF_8 = Charset.forName(
                    System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.US_ASCII)
            .equals(StandardCharsets.UTF_8);

    private FileNames() {}

    /** Whether Java turns this text into the right bytes of a name. */
    public static boolean isSafe(String name) {
        return LOCALE_IS_UTF_8 || isAscii(name);
    }

    /**
     * The last segment as text; empty when it is not UTF-8.
     *
     * @param path absolute
     */
    public static Optional<String> name(Path path) {
        String name = path.getFileName().toString();
        boolean certain = LOCALE_IS_UTF_8 ? name.indexOf('\uFFFD') < 0 : isAscii(name);
        return certain ? Optional.of(name) : decoded(lastSegment(path));
    }

    /** A name that is not UTF-8, for people: the bytes that are not ASCII as {@code \xE9}. */
    public static String escapedName(Path path) {
        StringBuilder name = new StringBuilder();
        for (byte b : lastSegment(path)) {
            name.append(b >= ' ' && b < 127 ? String.valueOf((char) b) : "\\x%02X".formatted(b));
        }
        return name.toString();
    }

    /**
     * The way from {@code top} down to {@code path}, with {@code /} between segments; a name that is not UTF-8 is escaped.
     *
     * @param top absolute, a start of {@code path}
     */
    public static String relative(Path top, Path path) {
        StringBuilder relative = new StringBuilder();
        for (Path at = path; !at.equals(top); at = at.getParent()) {
            Path segment = at;
            relative.insert(0, "/" + name(at).orElseGet(() -> escapedName(segment)));
        }
        return relative.isEmpty() ? "" : relative.substring(1);
    }

    /** A file URI percent-encodes the very bytes of a name. */
    private static byte[] lastSegment(Path path) {
        String encoded = path.toUri().getRawPath();
        String trimmed = encoded.endsWith("/") ? encoded.substring(0, encoded.length() - 1) : encoded;
        String segment = trimmed.substring(trimmed.lastIndexOf('/') + 1);
        byte[] bytes = new byte[segment.length()];
        int length = 0;
        for (int i = 0; i < segment.length(); i++) {
            if (segment.charAt(i) == '%') {
                bytes[length++] = (byte) Integer.parseInt(segment, i + 1, i + 3, 16);
                i += 2;
            } else {
                bytes[length++] = (byte) segment.charAt(i);
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static Optional<String> decoded(byte[] name) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
