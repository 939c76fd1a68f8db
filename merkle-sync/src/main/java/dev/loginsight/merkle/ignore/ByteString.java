package dev.loginsight.merkle.ignore;

import java.nio.charset.StandardCharsets;

/**
 * Text as git sees it: bytes. A byte string has one char, 0 to 255, for each byte of the UTF-8 form, so that {@code ?} in a pattern
 * stands for one byte, as in git.
 */
public final class ByteString {
    private ByteString() {}

    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static String toText(String byteString) {
        return new String(byteString.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /** Equal, where asked ASCII letters of either case alike. */
    static boolean regionMatches(String text, int offset, String part, boolean foldCase) {
        if (!foldCase) {
            return text.startsWith(part, offset);
        }
        if (offset + part.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            if (lower(text.charAt(offset + i)) != lower(part.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
