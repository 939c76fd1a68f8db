package dev.loginsight.merkle;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * SHA-256 of some bytes.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ContentHash(String hex) implements Comparable<ContentHash> {
    static final int BYTES = 32;

    public ContentHash {
        boolean valid = hex.length() == 2 * BYTES;
        for (int i = 0; valid && i < hex.length(); i++) {
            char c = hex.charAt(i);
            valid = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!valid) {
            throw new IllegalArgumentException("a content hash is 64 lower-case hexadecimal digits: " + hex);
        }
    }

    public static ContentHash of(byte[] content) {
        return of(content, content.length);
    }

    public static ContentHash of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static ContentHash of(byte[] content, int length) {
        return new ContentHash(Hashing.sha256().hashBytes(content, 0, length).toString());
    }

    static ContentHash ofDigest(byte[] digest) {
        return new ContentHash(HexFormat.of().formatHex(digest));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(ContentHash other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
