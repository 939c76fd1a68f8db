package dev.loginsight.merkle;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Between file names, which are bytes, and the paths of an index, which are text. Java decodes names by the locale: under {@code LANG=C}
 * it can neither read nor write {@code Größe.java}. Here names are UTF-8 whatever the locale is.
 */
public final class SourcePaths {
    private static final boolean LOCALE_IS_UTF_8 = Charset.forName(
                    System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.US_ASCII)
            .equals(StandardCharsets.UTF_8);

    private SourcePaths() {}

    /**
     * The file that a path of an index stands for.
     *
     * @param file as in {@link SourceFile#path()}
     * @return empty when the path cannot be one of an index: absolute, with a segment that is empty, {@code .} or {@code ..}, with a NUL.
     *     The file need not exist, and a link on the way may lead out of the root: whoever reads must look
     */
    public static Optional<Path> resolve(Path root, String file) {
        boolean odd = file.isEmpty()
                || file.indexOf('\0') >= 0
                || Arrays.stream(file.split("/", -1))
                        .anyMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
        if (odd) {
            return Optional.empty();
        }
        try {
            Path path = LOCALE_IS_UTF_8 || isAscii(file)
                    ? root.resolve(file)
                    : Path.of(URI.create(root.toUri() + percentEncoded(file)));
            return path.startsWith(root) && !path.equals(root) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The last segment of a path as text; empty when it is not UTF-8. */
    static Optional<String> name(Path path) {
        String name = path.getFileName().toString();
        boolean certain = LOCALE_IS_UTF_8 ? name.indexOf('\uFFFD') < 0 : isAscii(name);
        return certain ? Optional.of(name) : decoded(lastSegment(path));
    }

    /** A name that is not UTF-8, for people: the bytes that are not ASCII as {@code \xE9}. */
    static String escapedName(Path path) {
        StringBuilder name = new StringBuilder();
        for (byte b : lastSegment(path)) {
            name.append(b >= ' ' && b < 127 ? String.valueOf((char) b) : "\\x%02X".formatted(b));
        }
        return name.toString();
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

    private static String percentEncoded(String file) {
        return URLEncoder.encode(file, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
